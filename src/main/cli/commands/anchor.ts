import { basename } from 'node:path';
import { uniteChanges } from '#core/merge';
import { replay, type DocumentId } from '#core/model';
import { nearTwinsOf, signatureOf, verdicts } from '#core/versions';
import { done, refused, type Result } from '#contract';
import { decodeRecord, prepareDocument, type PreparedDocument } from '#main/services/library';
import type { ProjectContents } from '#main/services/project';
import { analystName } from '../analyst-name.ts';
import {
  carriedOver,
  carryingChanges,
  type CarriedAnnotation,
  type States,
  type Version,
} from '../carrying.ts';
import { isGiven, wordOf, type Asked, type Command, type Given, type Status } from '../command.ts';
import { lockingObjection, lockingOptions, lockingWith } from '../locking.ts';
import { chosen, toldNames } from '../named-choice.ts';
import { documentTitle } from '../names-of.ts';
import { inputsFrom } from '../project-input.ts';
import { checkDestination, writeProject, type Destination } from '../project-output.ts';
import { STANDARD_INPUT } from '../standard-input.ts';
import { counted, misunderstood, print, printJson, refuse, say } from '../terminal.ts';
import { givenName, namingOptions, textFrom } from '../text-input.ts';

async function readNewer(path: string, given: Given): Promise<Result<PreparedDocument & Version>> {
  const text = await textFrom(path, path === STANDARD_INPUT ? givenName(given) : basename(path));
  if (!text.ok) return text;
  const { body, metadata, bytes } = text.value;
  return done({ ...prepareDocument(body, metadata, bytes), body });
}

function versionOf({ text, record }: PreparedDocument): Version | null {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decodeRecord(decoder.decode(record), decoder.decode(text));
}

/** The document whose newer version it is: the one that is named, or the one that says much the same. */
function olderFor(
  { documents }: ProjectContents,
  states: States,
  newer: Version,
  word: string | null,
): Result<Version> {
  const { id } = newer.summary;
  const others = documents.flatMap((document) =>
    document.summary.id === id ? [] : (versionOf(document) ?? []),
  );
  const titled = others.map(({ summary }) => ({
    id: summary.id,
    name: documentTitle(states, summary.id),
  }));
  const found = (wanted: DocumentId): Result<Version> => {
    const version = others.find(({ summary }) => summary.id === wanted);
    return version === undefined
      ? refused('not-found', 'The document’s text is not in the project.')
      : done(version);
  };
  if (word !== null) {
    const called = toldNames(titled);
    const all = titled.map((each) => ({ ...each, called: called(each.id) }));
    const named = chosen(word, all, 'document');
    return named.ok ? found(named.value.id) : named;
  }
  const signed = others.map(({ summary, body }) => ({
    id: summary.id,
    signature: signatureOf(body),
  }));
  const [twin] = nearTwinsOf({ id, signature: signatureOf(newer.body) }, signed);
  return twin === undefined
    ? refused('not-found', 'No document of the project says much the same; name one with --for.')
    : found(twin.id);
}

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** A line an annotation: verdict, place in the newer text in code points, words. */
function printTable(annotations: readonly CarriedAnnotation[]): void {
  for (const { record, carried } of annotations) {
    const { start, end, exact } = carried.passage;
    const place = start === null ? '-' : `${String(start)}-${String(end ?? start)}`;
    const was = record.passage.exact === exact ? '' : ` (was: ${inOneLine(record.passage.exact)})`;
    print(`${carried.verdict}\t${place}\t${inOneLine(exact)}${was}`);
  }
}

const asJson = (
  older: Version,
  newer: Version,
  annotations: readonly CarriedAnnotation[],
): unknown => ({
  older: { id: older.summary.id, title: older.summary.metadata.title },
  newer: { id: newer.summary.id, title: newer.summary.metadata.title },
  counts: Object.fromEntries(
    verdicts.map((verdict) => [
      verdict,
      annotations.filter(({ carried }) => carried.verdict === verdict).length,
    ]),
  ),
  offsetUnit: 'codepoint',
  annotations: annotations.map(({ record, carried }) => ({
    id: record.id,
    tag: record.tag,
    verdict: carried.verdict,
    before: {
      start: record.passage.start,
      end: record.passage.end,
      exact: record.passage.exact,
    },
    after:
      carried.passage.start === null
        ? null
        : {
            start: carried.passage.start,
            end: carried.passage.end,
            exact: carried.passage.exact,
          },
  })),
});

interface Work {
  readonly contents: ProjectContents;
  readonly states: States;
  readonly older: Version;
  readonly newer: PreparedDocument & Version;
  readonly annotations: readonly CarriedAnnotation[];
}

function withCarried(work: Work, name: string): ProjectContents {
  const { contents, states, older, annotations } = work;
  const { body: _body, ...newer } = work.newer;
  const changes = carryingChanges(
    states,
    { older: older.summary.id, newer: newer.summary },
    annotations,
    name,
    new Date().toISOString(),
  );
  const isThere = contents.documents.some(({ summary }) => summary.id === newer.summary.id);
  const documents = isThere ? contents.documents : [...contents.documents, newer];
  return {
    ...contents,
    documents: [...documents].sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1)),
    changes: uniteChanges([contents.changes, changes]),
  };
}

async function report(work: Work, isJson: boolean): Promise<void> {
  const { older, newer, annotations, states } = work;
  if (isJson) await printJson(asJson(older, newer, annotations));
  else printTable(annotations);
  const counts = verdicts.flatMap((verdict) => {
    const count = annotations.filter(({ carried }) => carried.verdict === verdict).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${verdict}`];
  });
  const title = documentTitle(states, older.summary.id);
  const list = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  say(`A newer version of “${title}”: ${counted(annotations.length, 'annotation')}${list}.`);
}

async function run(asked: Asked, file: string): Promise<Status> {
  const { given, operands, passphrase } = asked;
  const path = wordOf(given, 'output');
  const senseless = path === null ? null : lockingObjection(asked);
  if (senseless !== null) return misunderstood(senseless);
  const destination: Destination | null =
    path === null ? null : { path, inputs: operands, isForced: isGiven(given, 'force') };
  const free = destination === null ? done(null) : await checkDestination(destination);
  if (!free.ok) return refuse(free);
  const inputs = await inputsFrom(operands, passphrase);
  if (!inputs.ok) return refuse(inputs);
  const [input] = inputs.value;
  if (input === undefined) return 1;
  const { contents, wasLocked } = input;
  const newer = await readNewer(file, given);
  if (!newer.ok) return refuse(newer);
  const states = replay(contents.changes);
  const older = olderFor(contents, states, newer.value, wordOf(given, 'for'));
  if (!older.ok) return refuse(older);
  const annotations = carriedOver(states, older.value, newer.value);
  const work: Work = { contents, states, older: older.value, newer: newer.value, annotations };
  // A project that is piped on is alone on standard output.
  if (path !== '-') await report(work, isGiven(given, 'json'));
  if (destination === null) return 0;
  const name = analystName(given);
  const locking = lockingWith(asked, wasLocked);
  const written = await writeProject(
    { ...destination, passphrase: locking },
    withCarried(work, name),
  );
  if (!written.ok) return refuse(written);
  say(`Carried over by ${name}.`);
  return 0;
}

export const anchorCommand: Command = {
  usage: 'PROJECT --document FILE [--for DOCUMENT] [-o FILE]',
  help: [
    'Pairs the text with the document of the project that says much the same, whatever they are',
    'called, and tells of each annotation what becomes of it: exact, moved (elsewhere, or between',
    'other words), folded (but for typography), fuzzy (nearly the same words) or orphan (not',
    'found). A figure never becomes another one. With -o the annotations are carried over; all but',
    'the exact ones wait for a look.',
    '',
    '  --document FILE  the newer version: .txt, .md or .html; “-” is standard input',
    '  --as NAME        what a text from standard input is called, with such an ending',
    '  --for DOCUMENT   the older version, by its title or the beginning of its hash',
    '  --json           for programs; else a line an annotation: verdict, place, words',
    '  -o FILE          where to write the project; may be the one that was read',
    '  --analyst NAME   who carries over; the account’s name where nothing is said',
    '  --force          replace a file that is there',
    '  --lock           lock the file with the passphrase; so it is too where it was locked',
    '  --no-lock        leave it open all the same',
  ],
  options: {
    document: { type: 'string' },
    ...namingOptions,
    for: { type: 'string' },
    json: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    analyst: { type: 'string' },
    force: { type: 'boolean' },
    ...lockingOptions,
  },
  operands: [1, 1],
  run: async (asked) => {
    const file = wordOf(asked.given, 'document');
    return file === null
      ? misunderstood('Say with --document which text is the newer version.')
      : run(asked, file);
  },
};
