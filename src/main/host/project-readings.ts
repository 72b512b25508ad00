import type { DocumentId } from '#core/model';
import { done, refused, type HostApi, type Input, type Output, type Result } from '#contract';
import { decodeRecord, type Library, type PreparedDocument } from '#main/services/library';
import { linesFrom } from '#main/services/project';
import type { GivenProjects } from './given-projects.ts';
import { createHeld } from './held.ts';
import { takenOut, type PlacedDocument, type ProjectRead } from './project-work.ts';
import type { ProjectRunner } from './project-runner.ts';
import type { Uploads } from './uploads.ts';

type Methods = Pick<
  HostApi,
  | 'readProject'
  | 'readProjectChanges'
  | 'readProjectDocument'
  | 'takeProjectDocuments'
  | 'endProjectReading'
>;

export interface ReadingsOptions {
  readonly runner: ProjectRunner;
  readonly given: GivenProjects;
  readonly uploads: Uploads;
  readonly library: Library;
  /** Hears of each document that the library may not have had before. */
  readonly onTaken: (id: DocumentId) => void;
}

interface Reading extends Pick<ProjectRead, 'content' | 'changes'> {
  readonly documents: ReadonlyMap<DocumentId, PlacedDocument>;
}

const MEBIBYTE = 1024 * 1024;
/** Bytes of changes in one answer, unless a single one is longer. */
const PART = 4 * MEBIBYTE;
/** Documents written to the library at a time: each waits for the disk more than once. */
const AT_ONCE = 8;

const gone = refused('not-found', 'This project is no longer held open. Open it again.');
const notGiven = refused('not-found', 'This project was not offered to be opened.');
const noSuch = refused('not-found', 'This document is not in the project.');

function bodyOf({ text, record }: PreparedDocument): Output<'readProjectDocument'> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const decoded = decodeRecord(new TextDecoder().decode(record), decoder.decode(text));
  if (decoded === null) throw new TypeError('A document that was verified cannot be read.');
  return decoded.body;
}

/** Names that are told of. */
const MOST_STRAYS = 100;

/** Projects that were read, and are held in memory until the page is done with them. */
export function createReadings(options: ReadingsOptions): Methods {
  const { runner, given, uploads, library, onTaken } = options;
  const readings = createHeld<Reading>({ most: 4, mostBytes: 1536 * MEBIBYTE });

  async function read(input: Input<'readProject'>): Promise<Result<ProjectRead>> {
    const { source } = input;
    const passphrase = input.passphrase ?? null;
    if (source.kind === 'given') {
      const path = given.pathOf(source.ref);
      return path === undefined ? notGiven : runner.read({ source: path, passphrase });
    }
    const parts = uploads.partsOf(source.upload);
    if (!parts.ok) return parts;
    const { name } = source;
    const answer = await runner.read({ source: { name, parts: parts.value }, passphrase });
    // Where a passphrase is wanted, it is read again.
    if (answer.ok || answer.code !== 'locked') uploads.letGo(source.upload);
    return answer;
  }

  async function take(
    reading: Reading,
    ids: readonly DocumentId[],
  ): Promise<Result<Output<'takeProjectDocuments'>>> {
    const wanted = ids.map((id) => reading.documents.get(id));
    if (wanted.includes(undefined)) return noSuch;
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE) as readonly PlacedDocument[];
      const prepared = some.map((document) => takenOut(reading.content, document));
      const added = await Promise.all(prepared.map((document) => library.add(document)));
      for (const each of added) {
        if (!each.ok) return each;
        onTaken(each.value.document.id);
      }
    }
    return done({});
  }

  return {
    async readProject(input) {
      const answer = await read(input);
      if (!answer.ok) return answer;
      const { project, documents, content, changes, strays } = answer.value;
      const byId = new Map(documents.map((document) => [document.summary.id, document] as const));
      return done({
        reading: readings.hold(
          { documents: byId, content, changes },
          changes.pieces.reduce((sum, { bytes }) => sum + bytes.length, content.length),
        ),
        project: { id: project.id, name: project.name },
        documents: documents.map(({ summary }) => summary),
        changes: changes.count,
        ...(strays.length > 0 && { strays: strays.slice(0, MOST_STRAYS) }),
      });
    },
    async readProjectChanges({ reading: token, from }) {
      const reading = readings.get(token);
      return reading === null ? gone : done(linesFrom(reading.changes, from, PART));
    },
    async readProjectDocument({ reading: token, id }) {
      const reading = readings.get(token);
      if (reading === null) return gone;
      const document = reading.documents.get(id);
      return document === undefined ? noSuch : done(bodyOf(takenOut(reading.content, document)));
    },
    async takeProjectDocuments({ reading: token, documents }) {
      const reading = readings.get(token);
      return reading === null ? gone : take(reading, documents);
    },
    async endProjectReading({ reading }) {
      readings.letGo(reading);
      return done({});
    },
  };
}
