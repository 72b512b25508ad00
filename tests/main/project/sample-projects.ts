import fc from 'fast-check';
import type { Result } from '#contract';
import {
  BIRTH,
  canonicalJson,
  sealChange,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { uniteChanges } from '#core/merge';
import { extractSource } from '#main/services/corpus';
import { prepareDocument, type PreparedDocument } from '#main/services/library';
import type { ProjectContents } from '#main/services/project';
import { histories, uuid } from '../../core/model/histories.ts';

export const PROJECT = uuid(7);

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

export const messageOf = (result: Result<unknown>): string => (result.ok ? '' : result.message);

/** A document as import makes it. */
export function documentOf(text: string, name = 'a.txt'): PreparedDocument {
  const bytes = Buffer.from(text);
  const { body, metadata } = valueOf(extractSource(bytes, name));
  return prepareDocument(body, metadata, bytes);
}

/** A change by one of two people, each at an installation of their own. */
export function changeOf(
  record: RecordRef,
  field: string,
  value: Json,
  more: { readonly by?: number; readonly seq?: number; readonly after?: readonly Change[] } = {},
): Change {
  const { by = 1, seq = 1, after = [] } = more;
  return sealChange({
    record,
    field,
    value,
    preds: after.map(({ id }) => id).sort(),
    depth: after.length === 0 ? 0 : Math.max(...after.map(({ depth }) => depth)) + 1,
    analyst: uuid(by) as AnalystId,
    replica: uuid(1000 + by) as ReplicaId,
    seq,
    at: '2026-01-02T03:04:05.006Z',
  });
}

/** Two people, two documents of which one keeps its source, and a note. */
export function sampleProject(): ProjectContents {
  const documents = [documentOf('A first text.\n'), documentOf('Line ends.\r\n', 'b.txt')];
  documents.sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1));
  const record: RecordRef = `document/${documents[0]?.summary.id ?? ''}`;
  const birth = changeOf(record, BIRTH, { alive: true, title: 'First “é”' });
  const note = changeOf(record, 'note', 'A *note* 😀.', { seq: 2 });
  const other = changeOf(`analyst/${uuid(2)}`, BIRTH, { alive: true, name: 'Ann' }, { by: 2 });
  return {
    project: { id: PROJECT, name: 'A project' },
    documents,
    changes: uniteChanges([[birth, note, other]]),
  };
}

const texts = fc.stringMatching(/^[a-zé😀 ]{1,40}[.]\r?\n$/u);

/** Projects with any documents and any history of three people. */
export const projects: fc.Arbitrary<ProjectContents> = fc
  .record({
    documents: fc.uniqueArray(
      texts.map((text) => documentOf(`x${text}`)),
      {
        maxLength: 3,
        selector: ({ summary }) => summary.id,
      },
    ),
    name: fc.string({ maxLength: 20 }),
    replicas: histories,
  })
  .map(({ documents, name, replicas }) => ({
    project: { id: PROJECT, name },
    documents: [...documents].sort((a, b) => (a.summary.id < b.summary.id ? -1 : 1)),
    changes: uniteChanges(replicas.map(({ changes }) => changes.values())),
  }));

export const lineOf = (change: Change): string => canonicalJson({ ...change } as Json);

/** Contents with bytes as plain lists, to compare them whichever kind of array holds them. */
export const comparable = ({ project, documents, changes }: ProjectContents): unknown => ({
  project,
  changes,
  documents: documents.map(({ summary, text, record, source }) => ({
    summary,
    text: Buffer.from(text).toString('hex'),
    record: Buffer.from(record).toString('utf8'),
    source: source && { ...source, bytes: Buffer.from(source.bytes).toString('hex') },
  })),
});
