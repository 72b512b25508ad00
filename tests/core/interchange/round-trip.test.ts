import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  exportJsonLd,
  readJsonLd,
  recordIri,
  type ExportAnnotation,
  type ExportProject,
  type ImportedFile,
  type ImportedValue,
} from '#core/interchange';
import {
  sealChange,
  uuidFromName,
  type AnalystId,
  type Change,
  type Json,
  type ReplicaId,
  type Value,
} from '#core/model';
import { codePointIndex, utf16 } from '#core/text';
import { placeImported } from './place-imported.ts';
import {
  annotationOf,
  documentOf,
  metadataOf,
  projectOf,
  projects,
  sampleProject,
} from './sample-project.ts';

function readBack(project: ExportProject): ImportedFile {
  const outcome = readJsonLd(exportJsonLd(project));
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.value.refused).toEqual([]);
  return outcome.value;
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** A value whose actors are named as a file names them. */
function asImported(value: Value): ImportedValue {
  if (value.kind === 'actor') return { kind: 'actor', entity: recordIri(value.entity) };
  if (value.kind !== 'claim') return value;
  const { saidBy, ...rest } = value;
  return { ...rest, ...(saidBy !== undefined && { saidBy: recordIri(saidBy) }) };
}

/** What of an annotation comes back, in one shape for both sides. */
const written = (annotation: ExportAnnotation, project: ExportProject): object => ({
  id: annotation.id,
  document: annotation.document,
  tag: recordIri(annotation.tag),
  label: project.tags.find(({ id }) => id === annotation.tag)?.label,
  kind: project.tags.find(({ id }) => id === annotation.tag)?.kind,
  place:
    annotation.passage.kind === 'placed'
      ? { kind: 'exact', start: annotation.passage.start, end: annotation.passage.end }
      : { kind: 'orphan', reason: 'its words are not in the text' },
  quote: annotation.passage.quote,
  note: wellFormed(annotation.note),
  noteFormat: annotation.note === '' ? 'text/plain' : (annotation.noteFormat ?? 'text/plain'),
  creator: {
    iri: annotation.creator.id === undefined ? null : recordIri(annotation.creator.id),
    name: annotation.creator.name,
  },
  created: annotation.created,
  modified: annotation.modified,
  value: annotation.value === undefined ? null : asImported(annotation.value),
  node: annotation.node ?? null,
});

function returned(project: ExportProject): readonly object[] {
  const documents = project.documents.map(({ id, text, metadata }) => ({
    id,
    text,
    title: metadata.title,
    index: codePointIndex(text),
  }));
  return placeImported(readBack(project), documents).map(({ annotation, document, anchoring }) => ({
    id: annotation.id,
    document: document?.id,
    tag: annotation.tag?.iri,
    label: annotation.tag?.label,
    kind: annotation.tag?.kind,
    place: anchoring,
    quote: { prefix: '', suffix: '', ...annotation.selectors.quote },
    note: annotation.note,
    noteFormat: annotation.noteFormat,
    creator: annotation.creator,
    created: annotation.created,
    modified: annotation.modified,
    value: annotation.value,
    node: annotation.node,
  }));
}

const byId = (a: object, b: object): number =>
  (a as { id: string }).id < (b as { id: string }).id ? -1 : 1;

const expected = (project: ExportProject): readonly object[] =>
  project.annotations.map((annotation) => written(annotation, project)).sort(byId);

test('every annotation of the sample comes back as it was', () => {
  const project = sampleProject();
  expect([...returned(project)].sort(byId)).toEqual(expected(project));
});

test('every project comes back as it was', () => {
  fc.assert(
    fc.property(projects, (project) => {
      expect([...returned(project)].sort(byId)).toEqual(expected(project));
    }),
    { numRuns: 150 },
  );
});

/** The notes of a project, as a file of it tells them. */
const notesIn = (project: ExportProject): readonly object[] =>
  (project.notes ?? [])
    .map(({ document, text }) => ({
      document: document === null ? null : `urn:sha256:${document}`,
      text: wellFormed(text),
    }))
    .sort((a, b) => ((a.document ?? '') < (b.document ?? '') ? -1 : 1));

test('notes on documents and on the project come back as they were', () => {
  const told = (project: ExportProject): readonly object[] =>
    readBack(project).notes.map(({ document, text }) => ({ document, text }));
  const sample = sampleProject();
  expect(told(sample)).toHaveLength(2);
  expect(told(sample)).toEqual(notesIn(sample));
  fc.assert(
    fc.property(projects, (project) => {
      expect(told(project)).toEqual(notesIn(project));
    }),
    { numRuns: 120 },
  );
});

test('documents come back with all that is known of them', () => {
  const project = sampleProject();
  const { documents } = readBack(project);
  for (const { id, metadata } of project.documents)
    expect(documents.get(`urn:sha256:${id}`)).toEqual({
      key: `urn:sha256:${id}`,
      sha256: id,
      metadata,
    });
  expect(documents.size).toBe(project.documents.length);
});

test('actors come back with all that is known of them', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const { entities } = readBack(project);
      expect([...entities.values()]).toEqual(
        (project.entities ?? [])
          .map(({ id, ...rest }) => ({ iri: recordIri(id), ...rest }))
          .sort((a, b) => (a.iri < b.iri ? -1 : 1)),
      );
    }),
    { numRuns: 50 },
  );
});

test('links come back with both ends, their kind, and where the ends are', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const { relations } = readBack(project);
      expect(relations).toEqual(
        [...(project.relations ?? [])]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ id, from, to, fromDocument, toDocument, type, note }) => ({
            id,
            from: recordIri(from),
            to: recordIri(to),
            fromDocument,
            toDocument,
            type: type.id,
            typeLabel: type.label,
            note,
          })),
      );
    }),
    { numRuns: 50 },
  );
});

const change = (seq: number, field: string, value: Json): Change =>
  sealChange({
    record: `tag/${uuidFromName('tag')}`,
    field,
    value,
    preds: [],
    depth: 0,
    analyst: uuidFromName('analyst') as AnalystId,
    replica: uuidFromName('replica') as ReplicaId,
    seq,
    at: '2026-02-03T04:05:06.789Z',
  });

test('the history comes back where it was asked for, in the order it was made', () => {
  const history = [
    change(2, 'label', 'Ort'),
    change(1, '*', { alive: true, label: 'Örtlichkeit', kind: 'plain', colour: 'plain' }),
    change(3, 'alive', false),
  ];
  expect(readBack(sampleProject()).history).toEqual([]);
  expect(readBack({ ...sampleProject(), history }).history).toEqual([
    history[1],
    history[0],
    history[2],
  ]);
});

test('a history that was tampered with is left out, and said so', () => {
  const history = [change(1, 'label', 'Ort'), change(2, 'label', 'Stadt')];
  const text = exportJsonLd({ ...sampleProject(), history }).replace('Stadt', 'Staat');
  const outcome = readJsonLd(text);
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.value.history).toEqual([history[0]]);
  expect(outcome.value.remarks).toEqual([
    '1 entries of the file’s history are not sound and were left out.',
  ]);
});

test('the codebook comes back, used or not', () => {
  const project = { ...sampleProject(), annotations: [] };
  const { tags } = readBack(project);
  expect([...tags].map(({ label, kind }) => `${label} ${kind}`).sort()).toEqual(
    project.tags.map(({ label, kind }) => `${label} ${kind}`).sort(),
  );
});

test('real documents come back with every passage where it was', () => {
  const folder = join(import.meta.dirname, '../../../../shared/seeds');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.txt'))
    : [];
  let state = 42;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state % below;
  };
  for (const [number, name] of files.entries()) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n');
    const document = documentOf(text, metadataOf(name));
    const annotations = Array.from({ length: 100 }, (_, each) => {
      const start = random(text.length - 1);
      const end = Math.min(text.length, start + 1 + random(200));
      return annotationOf(number * 1000 + each, document, { start: utf16(start), end: utf16(end) });
    });
    const project = projectOf([document], annotations);
    expect([...returned(project)].sort(byId)).toEqual(expected(project));
  }
});
