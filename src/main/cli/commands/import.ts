import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import {
  BIRTH,
  documentFields,
  sealChange,
  wellFormed,
  type AnalystId,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { extractSource, findSources, SIZE_LIMIT, type FoundSource } from '#main/services/corpus';
import { readRegularFile } from '#main/services/files';
import { prepareDocument, type PreparedDocument } from '#main/services/library';
import { isGiven, wordOf, type Asked, type Command, type Status } from '../command.ts';
import { lockingObjection, lockingOptions, lockingWith } from '../locking.ts';
import { checkDestination, writeProject } from '../project-output.ts';
import { counted, misunderstood, refuse, say } from '../terminal.ts';

const LONGEST_NAME = 200;

/** A name as records hold it, not cut through a character. */
const plainName = (name: string): string =>
  wellFormed(
    name
      .trim()
      .slice(0, LONGEST_NAME)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // Accounts without an entry in the system's user list exist, in containers above all.
    return '';
  }
}

interface Reading {
  readonly documents: Map<DocumentId, PreparedDocument>;
  refused: number;
}

async function read({ path, name }: FoundSource, reading: Reading): Promise<void> {
  const bytes = await readRegularFile(path, SIZE_LIMIT);
  const extracted = bytes.ok ? extractSource(bytes.value, name) : bytes;
  if (!bytes.ok || !extracted.ok) {
    reading.refused++;
    if (!extracted.ok) refuse(extracted);
    return;
  }
  const { body, metadata, remarks } = extracted.value;
  const prepared = prepareDocument(body, metadata, bytes.value);
  const { id } = prepared.summary;
  if (remarks.length > 0) say(`${name}: ${remarks.join('; ')}.`);
  if (reading.documents.has(id)) say(`${name}: the same text as another; taken once.`);
  else reading.documents.set(id, prepared);
}

/** One new installation's changes: who it is, and the documents. */
function births(
  documents: readonly PreparedDocument[],
  name: string,
  at: string,
): readonly Change[] {
  const analyst = randomUUID() as AnalystId;
  const replica = randomUUID() as ReplicaId;
  const records: readonly (readonly [RecordRef, Json])[] = [
    [`analyst/${analyst}`, { alive: true, name }],
    ...documents.map(({ summary }) => [`document/${summary.id}`, documentFields(summary)] as const),
  ];
  return records.map(([record, value], index) =>
    sealChange({
      record,
      field: BIRTH,
      value,
      preds: [],
      depth: 0,
      analyst,
      replica,
      seq: index + 1,
      at,
    }),
  );
}

async function run(asked: Asked, path: string): Promise<Status> {
  const { given, operands: paths } = asked;
  const senseless = lockingObjection(asked);
  if (senseless !== null) return misunderstood(senseless);
  const passphrase = lockingWith(asked, false);
  const destination = { path, inputs: [], isForced: isGiven(given, 'force'), passphrase };
  const free = await checkDestination(destination);
  if (!free.ok) return refuse(free);
  const found = await findSources(paths);
  for (const line of found.refused) say(line);
  const reading: Reading = { documents: new Map(), refused: 0 };
  for (const source of found.sources) await read(source, reading);
  const documents = [...reading.documents.values()];
  if (documents.length === 0) return refuse({ message: 'There was no document to import.' });
  const analyst = plainName(wordOf(given, 'analyst') ?? accountName()) || 'Analyst';
  const written = await writeProject(destination, {
    project: { id: randomUUID(), name: plainName(wordOf(given, 'name') ?? '') },
    documents,
    changes: births(documents, analyst, new Date().toISOString()),
  });
  if (!written.ok) return refuse(written);
  say(`Imported ${counted(documents.length, 'document')} as ${analyst}.`);
  return reading.refused === 0 ? 0 : 1;
}

export const importCommand: Command = {
  name: 'import',
  usage: 'FOLDER… -o FILE',
  summary: 'make a project of texts: .txt, .md and .html',
  help: [
    'Reads files, and folders with all below them. A text gets the same identity as in the',
    'workbench, so that projects of the same texts can be merged. Status 1 where a text could not',
    'be read; the others are in the project all the same.',
    '',
    '  -o FILE         where to write; “-” is standard output; a name that ends in “/” makes a',
    '                  folder instead of a file',
    '  --name NAME     what the project is called',
    '  --analyst NAME  who imports; the account’s name where nothing is said',
    '  --force         replace a file that is there',
    '  --lock          lock the file with the passphrase',
  ],
  options: {
    output: { type: 'string', short: 'o' },
    name: { type: 'string' },
    analyst: { type: 'string' },
    force: { type: 'boolean' },
    ...lockingOptions,
  },
  operands: [1, 10_000],
  run: async (asked) => {
    const path = wordOf(asked.given, 'output');
    return path === null ? misunderstood('Say with -o where to write.') : run(asked, path);
  },
};
