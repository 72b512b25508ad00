import type { DocumentId } from '#core/model';
import { done, refused, type DocumentSummary, type Result } from '#contract';
import type { FileLayer } from '#main/services/files';
import { readStoredDocument, type PreparedDocument } from '#main/services/library';
import {
  PackingLines,
  ProjectPacking,
  readProjectInParts,
  type PackedLines,
  type ProjectIdentity,
} from '#main/services/project';

/** Where bytes lie in larger ones. */
type Span = readonly [start: number, end: number];

/** What is done with whole projects, in whichever thread. Plain values: they pass between threads. */

export interface ReadJob {
  readonly kind: 'read';
  /** A path; or a file's bytes in parts, with the name that messages give them. */
  readonly source: string | { readonly name: string; readonly parts: readonly Uint8Array[] };
  readonly passphrase: string | null;
}

/** Begins a project's file, to which changes are given part by part. */
export interface PackJob {
  readonly kind: 'pack';
  /** What messages call it until it has a file's name. */
  readonly name: string;
  readonly project: ProjectIdentity;
  /** Where the documents are. */
  readonly libraryFolder: string;
  readonly documents: readonly DocumentId[];
}

/** What whoever packs is told. */
export type PackAsk =
  /** Changes as lines of JSON, in any order; what is wrong with them is told in the end. */
  | { readonly kind: 'lines'; readonly lines: Uint8Array }
  | { readonly kind: 'end'; readonly name: string; readonly passphrase: string | null };

/** A document of which nothing but its place in memory is handed over. */
export interface PlacedDocument {
  readonly summary: DocumentSummary;
  readonly text: Span;
  readonly record: Span;
  readonly source: { readonly extension: string; readonly bytes: Span } | null;
}

/** A project read and verified: few and large pieces, since each takes time to hand over. */
export interface ProjectRead {
  readonly project: ProjectIdentity;
  readonly documents: readonly PlacedDocument[];
  /** What all documents' spans lie in. */
  readonly content: Uint8Array;
  /** Its changes as lines of canonical JSON, in the order of files. */
  readonly changes: PackedLines;
  /** What lies in a folder and does not belong there, by its name below it: passed over. */
  readonly strays: readonly string[];
}

function placed(
  documents: readonly PreparedDocument[],
): Pick<ProjectRead, 'documents' | 'content'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const place = (bytes: Uint8Array): Span => {
    parts.push(bytes);
    return [length, (length += bytes.length)];
  };
  return {
    documents: documents.map(({ summary, text, record, source }) => ({
      summary,
      text: place(text),
      record: place(record),
      source: source && { extension: source.extension, bytes: place(source.bytes) },
    })),
    content: Buffer.concat(parts, length),
  };
}

/** A document as the library takes it. */
export function takenOut(
  content: Uint8Array,
  { summary, text, record, source }: PlacedDocument,
): PreparedDocument {
  const bytesAt = ([start, end]: Span): Uint8Array => content.subarray(start, end);
  return {
    summary,
    text: bytesAt(text),
    record: bytesAt(record),
    source: source && { extension: source.extension, bytes: bytesAt(source.bytes) },
  };
}

export async function readJob(
  { source, passphrase }: ReadJob,
  files?: FileLayer,
): Promise<Result<ProjectRead>> {
  const from =
    typeof source === 'string' ? source : { name: source.name, bytes: Buffer.concat(source.parts) };
  const packing = new PackingLines();
  const strays: string[] = [];
  const hear: Parameters<typeof readProjectInParts>[2] = (lines) => packing.add(lines);
  const tellOfStray = (name: string): void => void strays.push(name);
  const read = await readProjectInParts(from, passphrase, hear, files, tellOfStray);
  if (!read.ok) return read;
  const { project, documents } = read.value;
  return done({ project, ...placed(documents), changes: packing.end(), strays });
}

/** Documents packed with each part of the changes, so that in the end few are left. */
const AT_A_TIME = 50;

/** @returns what answers each ask: with nothing, and in the end with the file's bytes */
export function packer(
  { project, libraryFolder, documents }: PackJob,
  files?: FileLayer,
): (ask: PackAsk) => Promise<Result<Uint8Array | null>> {
  const packing = new ProjectPacking();
  const left = [...documents];
  let gone: DocumentId | null = null;

  function packDocuments(most: number): void {
    for (const id of left.splice(0, most)) {
      const document = readStoredDocument(libraryFolder, id, files);
      if (document === null) gone ??= id;
      else packing.addDocument(document);
    }
  }

  return async (ask) => {
    if (ask.kind === 'lines') {
      packing.addLines(ask.lines);
      packDocuments(AT_A_TIME);
      return done(null);
    }
    packDocuments(left.length);
    if (gone === null) return packing.end(project, ask.name, ask.passphrase);
    return refused(
      'damaged',
      `“${ask.name}” was not written: the stored text ${gone.slice(0, 12)} is gone or damaged. Import its file again.`,
    );
  };
}
