import { jsonLdChunks, statedProject } from '#core/interchange';
import { replay } from '#core/model';
import type { DocumentMetadata } from '#core/text';
import type { ProjectContents } from '#main/services/project';
import { isGiven, wordOf, type Asked, type Command, type Status } from '../command.ts';
import { projectFrom } from '../project-input.ts';
import { checkDestination, writeText } from '../project-output.ts';
import { programVersion } from '../program-version.ts';
import { counted, refuse, say } from '../terminal.ts';

/** How the kinds of links that every project has read in files. */
const RELATIONS = {
  supports: 'supports',
  contradicts: 'contradicts',
  restsOn: 'rests on',
  saidBy: 'said by',
  sameAs: 'same as',
  about: 'about',
} as const;

function composed({ project, documents, changes }: ProjectContents) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = new Map(
    documents.map(({ summary, text }) => {
      const metadata = summary.metadata as DocumentMetadata;
      return [summary.id, { id: summary.id, text: decoder.decode(text), metadata }] as const;
    }),
  );
  const stated = statedProject({
    id: project.id,
    states: replay(changes),
    texts,
    relationLabels: RELATIONS,
  });
  const software = { name: 'Obelus', version: programVersion() };
  const name = project.name === '' ? {} : { name: project.name };
  return { ...stated, ...name, software };
}

async function run({ given, operands, passphrase }: Asked): Promise<Status> {
  const format = wordOf(given, 'format') ?? 'jsonld';
  if (format !== 'jsonld') {
    say(`There is no format “${format}”; jsonld is written.`);
    return 2;
  }
  const path = wordOf(given, 'output') ?? '-';
  const destination = { path, inputs: [], isForced: isGiven(given, 'force') };
  const free = await checkDestination(destination);
  if (!free.ok) return refuse(free);
  const project = await projectFrom(operands[0] as string, passphrase);
  if (!project.ok) return refuse(project);
  const stated = composed(project.value);
  const written = await writeText(destination, jsonLdChunks(stated));
  if (!written.ok) return refuse(written);
  say(`Exported ${counted(stated.annotations.length, 'annotation')} as JSON-LD.`);
  return 0;
}

export const exportCommand: Command = {
  usage: 'PROJECT [--format jsonld] [-o FILE]',
  help: [
    'The same project gives the same bytes at any time.',
    '',
    '  --format jsonld  the one format there is so far',
    '  -o FILE          where to write; standard output where nothing is said',
    '  --force          replace a file that is there',
  ],
  options: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    force: { type: 'boolean' },
  },
  operands: [1, 1],
  run,
};
