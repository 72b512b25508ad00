import { randomUUID } from 'node:crypto';
import {
  BIRTH,
  documentFields,
  sealChange,
  type AnalystId,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { findSources } from '#main/services/corpus';
import { createImportRunner, type RunImport } from '#main/services/importing';
import type { PreparedDocument } from '#main/services/library';
import { analystName, plainName } from '../analyst-name.ts';
import { isGiven, wordOf, type Asked, type Command, type Status } from '../command.ts';
import { lockingObjection, lockingOptions, lockingWith } from '../locking.ts';
import { checkDestination, writeProject } from '../project-output.ts';
import { STANDARD_INPUT } from '../standard-input.ts';
import { counted, misunderstood, refuse, say } from '../terminal.ts';
import { bytesFrom, givenName, namingOptions } from '../text-input.ts';
import { firstAbove } from '../first-above.ts';

/** The thread that texts are read in: beside what this file is built into, or above that. */
const builtWorker = (): URL | null => firstAbove('import-worker.js', 1);

interface Reading {
  readonly run: RunImport;
  readonly documents: Map<DocumentId, PreparedDocument>;
  refused: number;
}

async function read(path: string, name: string, reading: Reading): Promise<void> {
  const bytes = await bytesFrom(path);
  const text = bytes.ok ? await reading.run(bytes.value, name) : bytes;
  if (!text.ok) {
    reading.refused++;
    refuse(text);
    return;
  }
  const { prepared, remarks } = text.value;
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
  const found = await findSources(paths.filter((each) => each !== STANDARD_INPUT));
  for (const line of found.refused) say(line);
  const run = createImportRunner({ worker: builtWorker() });
  const reading: Reading = { run, documents: new Map(), refused: 0 };
  for (const source of found.sources) await read(source.path, source.name, reading);
  if (paths.includes(STANDARD_INPUT)) await read(STANDARD_INPUT, givenName(given), reading);
  const documents = [...reading.documents.values()];
  if (documents.length === 0) return refuse({ message: 'There was no document to import.' });
  const analyst = analystName(given);
  const written = await writeProject(destination, {
    project: { id: randomUUID(), name: plainName(wordOf(given, 'name') ?? '') },
    documents,
    changes: births(documents, analyst, new Date().toISOString()),
  });
  if (!written.ok) return refuse(written);
  say(`Imported ${counted(documents.length, 'document')} as ${analyst}.`);
  if (reading.refused > 0) say(`${counted(reading.refused, 'text')} could not be read.`);
  return reading.refused === 0 ? 0 : 1;
}

export const importCommand: Command = {
  usage: 'FOLDER… -o FILE',
  help: [
    'Reads files, folders with all below them, and a text from standard input for “-”. A text gets the',
    'same identity as in the workbench, so that projects of the same texts can be merged. One that',
    'takes longer than ten seconds to be read is given up. Status 1 where a text could not be read;',
    'the others are in the project all the same.',
    '',
    '  -o FILE         where to write; “-” is standard output; a name that ends in “/” makes a',
    '                  folder instead of a file',
    '  --as NAME       what a text from standard input is called, with .txt, .md or .html',
    '  --name NAME     what the project is called',
    '  --analyst NAME  who imports; the account’s name where nothing is said',
    '  --force         replace a file that is there',
    '  --lock          lock the file with the passphrase',
  ],
  options: {
    output: { type: 'string', short: 'o' },
    ...namingOptions,
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
