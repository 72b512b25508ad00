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
} from '#core/interchange';
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
  value: annotation.value ?? null,
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
    { numRuns: 400 },
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
