import { parseArgs } from 'node:util';
import { agreeCommand } from './commands/agree.ts';
import { anchorCommand } from './commands/anchor.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { mergeCommand } from './commands/merge.ts';
import { statsCommand } from './commands/stats.ts';
import type { Command, Given, Status } from './command.ts';
import { passphraseFrom, passphraseHelp, passphraseOptions } from './passphrase.ts';
import { programVersion } from './program-version.ts';
import { misunderstood, print, refuse } from './terminal.ts';

/* In the order in which one meets them. */
const COMMANDS: readonly Command[] = [
  importCommand,
  checkCommand,
  statsCommand,
  mergeCommand,
  diffCommand,
  agreeCommand,
  anchorCommand,
  exportCommand,
];

const overview = (): string =>
  [
    'Usage: obelus COMMAND …',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)}${summary}`),
    '',
    'A PROJECT is an .obelus file, a project folder, or “-” for standard input.',
    'obelus COMMAND --help says more. Status 0: done; 1: refused, or differs; 2: not understood.',
  ].join('\n');

const usageOf = ({ name, usage }: Command): string => `Usage: obelus ${name} ${usage}`;

const helpOf = (command: Command): string =>
  [
    usageOf(command),
    '',
    `${command.summary[0]?.toUpperCase() ?? ''}${command.summary.slice(1)}.`,
    ...command.help,
    ...passphraseHelp,
  ]
    .join('\n')
    .trimEnd();

async function runCommand(command: Command, words: readonly string[]): Promise<Status> {
  let parsed: { readonly values: Given; readonly positionals: readonly string[] };
  try {
    const options = {
      ...command.options,
      ...passphraseOptions,
      help: { type: 'boolean', short: 'h' },
    } as const;
    parsed = parseArgs({ args: [...words], options, allowPositionals: true }) as typeof parsed;
  } catch (error) {
    return misunderstood(error instanceof Error ? error.message : String(error), usageOf(command));
  }
  const { values: given, positionals: operands } = parsed;
  if (given['help'] === true) {
    print(helpOf(command));
    return 0;
  }
  const [least, most] = command.operands;
  if (operands.length < least) return misunderstood('Something is missing.', usageOf(command));
  if (operands.length > most) return misunderstood('That is one too many.', usageOf(command));
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
  const command = COMMANDS.find(({ name }) => name === verb);
  if (command !== undefined) return runCommand(command, rest);
  return misunderstood(
    verb === undefined ? 'Say what to do.' : `There is no command “${verb}”.`,
    overview(),
  );
}
