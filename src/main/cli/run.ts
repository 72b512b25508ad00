import { parseArgs } from 'node:util';
import type { Command, Given, Status } from './command.ts';
import { passphraseFrom, passphraseHelp, passphraseOptions } from './passphrase.ts';
import { programVersion } from './program-version.ts';
import { misunderstood, print, refuse } from './terminal.ts';

interface Verb {
  readonly name: string;
  /** One line, in the list of all. */
  readonly summary: string;
  /** Reading the code of all of them would cost more than what most of them do. */
  readonly load: () => Promise<Command>;
}

/* In the order in which one meets them. */
const VERBS: readonly Verb[] = [
  {
    name: 'import',
    summary: 'make a project of texts: .txt, .md and .html',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'check',
    summary: 'verify a project: every hash, every change, every annotation’s place',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'stats',
    summary: 'count what a project holds, by tag, analyst and document',
    load: async () => (await import('./commands/stats.ts')).statsCommand,
  },
  {
    name: 'merge',
    summary: 'bring projects together: nothing anyone did is lost',
    load: async () => (await import('./commands/merge.ts')).mergeCommand,
  },
  {
    name: 'diff',
    summary: 'say what each of two projects has that the other lacks',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'agree',
    summary: 'measure how far analysts agree, in all, by tag and by document',
    load: async () => (await import('./commands/agree.ts')).agreeCommand,
  },
  {
    name: 'anchor',
    summary: 'find a project’s annotations in a newer version of a text',
    load: async () => (await import('./commands/anchor.ts')).anchorCommand,
  },
  {
    name: 'export',
    summary: 'write the annotations for other programs: JSON-LD, W3C Web Annotation',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
];

const overview = (): string =>
  [
    'Usage: obelus COMMAND …',
    '',
    ...VERBS.map(({ name, summary }) => `  ${name.padEnd(8)}${summary}`),
    '',
    'A PROJECT is an .obelus file, a project folder, or “-” for standard input.',
    'obelus COMMAND --help says more. Status 0: done; 1: refused, or differs; 2: not understood.',
  ].join('\n');

const usageOf = ({ name }: Verb, { usage }: Command): string => `Usage: obelus ${name} ${usage}`;

const helpOf = (verb: Verb, command: Command): string =>
  [
    usageOf(verb, command),
    '',
    `${verb.summary[0]?.toUpperCase() ?? ''}${verb.summary.slice(1)}.`,
    ...command.help,
    ...passphraseHelp,
  ]
    .join('\n')
    .trimEnd();

async function runVerb(verb: Verb, words: readonly string[]): Promise<Status> {
  const command = await verb.load();
  let parsed: { readonly values: Given; readonly positionals: readonly string[] };
  try {
    const options = {
      ...command.options,
      ...passphraseOptions,
      help: { type: 'boolean', short: 'h' },
    } as const;
    parsed = parseArgs({ args: [...words], options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    return misunderstood(
      error instanceof Error ? error.message : String(error),
      usageOf(verb, command),
    );
  }
  const { values: given, positionals: operands } = parsed;
  if (given['help'] === true) {
    print(helpOf(verb, command));
    return 0;
  }
  const [least, most] = command.operands;
  if (operands.length < least)
    return misunderstood('Something is missing.', usageOf(verb, command));
  if (operands.length > most) return misunderstood('That is one too many.', usageOf(verb, command));
  const passphrase = await passphraseFrom(given, process.env);
  if (!passphrase.ok) return refuse(passphrase);
  return command.run({ given, operands, passphrase: passphrase.value });
}

/** Does what the words of a command line say. */
export async function run(words: readonly string[]): Promise<Status> {
  const [verb, ...rest] = words;
  if (verb === '--version') {
    print(programVersion());
    return 0;
  }
  if (verb === '--help' || verb === '-h' || verb === 'help') {
    print(overview());
    return 0;
  }
  const known = VERBS.find(({ name }) => name === verb);
  if (known !== undefined) return runVerb(known, rest);
  return misunderstood(
    verb === undefined ? 'Say what to do.' : `There is no command “${verb}”.`,
    overview(),
  );
}
