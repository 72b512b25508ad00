import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportJsonLd, readJsonLd, statedProject, type ExportProject } from '#core/interchange';
import {
  BIRTH,
  builtInTags,
  isAlive,
  kindOf,
  replay,
  sha256Hex,
  type Change,
  type DocumentId,
  type Json,
  type RecordRef,
} from '#core/model';
import { uniteChanges } from '#core/merge';
import type { DocumentMetadata } from '#core/text';
import { changeOf } from '../../main/project/sample-projects.ts';
import { histories, uuid } from '../model/histories.ts';

const TEXT = 'Ann 😀 said that 40 of them left. Bob agreed.\n';
const DOCUMENT = sha256Hex(TEXT) as DocumentId;
const metadata: DocumentMetadata = {
  title: 'As imported',
  fileName: 'a.txt',
  mediaType: 'text/plain',
  encoding: 'utf-8',
  sourceSha256: DOCUMENT,
  extractor: 'obelus-text/1',
};
const texts = new Map([[DOCUMENT, { id: DOCUMENT, text: TEXT, metadata }]]);
const relationLabels = {
  supports: 'supports',
  contradicts: 'contradicts',
  restsOn: 'rests on',
  saidBy: 'said by',
  sameAs: 'same as',
  about: 'about',
};

/** Where words stand in the text, in code points. */
const passageOf = (exact: string, document: string = DOCUMENT, start?: number): Json => {
  const at = start ?? [...TEXT.slice(0, TEXT.indexOf(exact))].length;
  return { document, start: at, end: at + [...exact].length, exact, prefix: '', suffix: '' };
};

let seq = 0;
const say = (record: RecordRef, field: string, value: Json, after: readonly Change[] = []) =>
  changeOf(record, field, value, { seq: ++seq, after });
const deleted = (birth: Change): readonly Change[] => [
  birth,
  say(birth.record, 'alive', false, [birth]),
];
const tagOf = (kind: string): string => builtInTags.find((tag) => tag.kind === kind)?.id ?? '';
const annotate = (number: number, passage: Json, tag: string, more: Record<string, Json> = {}) =>
  say(`annotation/${uuid(number)}`, BIRTH, {
    alive: true,
    passage,
    tag,
    creator: uuid(1),
    created: '2026-01-01T00:00:00.000Z',
    ...more,
  });

const CHANGES = [
  say(`analyst/${uuid(1)}`, BIRTH, { alive: true, name: 'Ann' }),
  say(`document/${DOCUMENT}`, BIRTH, { alive: true, title: 'As it is called', fileName: 'a.txt' }),
  say(`document/${DOCUMENT}`, 'note', 'On the *document*.'),
  say(`project/${uuid(7)}`, 'note', 'On the project.'),
  say(`tag/${uuid(60)}`, BIRTH, { alive: true, label: 'Mine', kind: 'actor' }),
  say(`tag/${uuid(60)}`, 'mergedInto', tagOf('actor')),
  say(`tag/${uuid(61)}`, BIRTH, { alive: true, label: 'follows from', kind: 'relation' }),
  say(`entity/${uuid(70)}`, BIRTH, { alive: true, name: 'Bob', kind: 'person' }),
  say(`entity/${uuid(71)}`, BIRTH, { alive: true, name: 'Robert', mergedInto: uuid(70) }),
  annotate(1, passageOf('Bob'), uuid(60), { value: { kind: 'actor', entity: uuid(71) } }),
  annotate(2, passageOf('40 of them left'), tagOf('claim'), { note: 'A note.' }),
  // At another place than it says.
  annotate(3, passageOf('Bob agreed', DOCUMENT, 2), tagOf('claim')),
  // Not in the text.
  annotate(4, passageOf('Nobody ever said this, anywhere', DOCUMENT, 2), tagOf('claim')),
  // In a document that is not here; in one that was removed.
  annotate(5, passageOf('x', 'b'.repeat(64), 0), tagOf('claim')),
  ...deleted(say(`document/${'c'.repeat(64)}`, BIRTH, { alive: true, title: 'Gone' })),
  annotate(6, passageOf('x', 'c'.repeat(64), 0), tagOf('claim')),
  // Deleted; of an unknown tag.
  ...deleted(annotate(7, passageOf('Ann'), tagOf('actor'))),
  annotate(8, passageOf('Ann'), uuid(99)),
  say(`relation/${uuid(80)}`, BIRTH, { alive: true, from: uuid(2), to: uuid(3), type: 'restsOn' }),
  say(`relation/${uuid(81)}`, BIRTH, { alive: true, from: uuid(2), to: uuid(1), type: uuid(61) }),
  say(`relation/${uuid(82)}`, BIRTH, { alive: true, from: uuid(2), to: uuid(7), type: 'about' }),
];

const stated = (changes = CHANGES): ExportProject => ({
  ...statedProject({ id: uuid(7), states: replay(changes), texts, relationLabels }),
  software: { name: 'Obelus', version: '0' },
});

describe('a project as its changes state it', () => {
  it('has each annotation with what it counts as, at its words or nowhere', () => {
    const told = stated().annotations.map(({ id, tag, passage, value }) => [
      Number(id.slice(-2)) || id,
      tag === tagOf('claim') ? 'claim' : tag === tagOf('actor') ? 'actor' : 'other',
      passage.kind === 'placed' ? TEXT.slice(passage.start, passage.end) : null,
      value?.kind === 'actor' ? value.entity : null,
    ]);
    expect(told).toEqual([
      [1, 'actor', 'Bob', uuid(70)],
      [2, 'claim', '40 of them left', null],
      [3, 'claim', 'Bob agreed', null],
      [4, 'claim', null, null],
      [5, 'claim', null, null],
      [8, 'other', 'Ann', null],
    ]);
  });

  it('has documents as they are called now, and not those that were removed', () => {
    expect(stated().documents.map(({ id, metadata: { title } }) => [id, title])).toEqual([
      [DOCUMENT, 'As it is called'],
      ['b'.repeat(64), 'Document not in the corpus'],
    ]);
  });

  it('has the actors and tags that count as themselves, and a stand-in for a tag that is unknown', () => {
    const { entities, tags } = stated();
    expect(entities?.map(({ name }) => name)).toEqual(['Bob']);
    expect(tags.map(({ label }) => label)).toEqual([
      ...builtInTags.map(({ label }) => label),
      'follows from',
      'unknown tag',
    ]);
  });

  it('has the links of which both ends are there, and the notes', () => {
    const { relations, notes } = stated();
    expect(relations?.map(({ type, creator }) => [type.label, creator.name])).toEqual([
      ['rests on', 'Ann'],
      ['follows from', 'Ann'],
    ]);
    expect(notes?.map(({ document, text }) => [document, text])).toEqual([
      [null, 'On the project.'],
      [DOCUMENT, 'On the *document*.'],
    ]);
  });

  it('is written as JSON-LD that is read again', () => {
    const read = readJsonLd(exportJsonLd(stated()));
    if (!read.ok) throw new Error(read.message);
    expect(read.value.annotations).toHaveLength(6);
    expect(read.value.relations).toHaveLength(2);
    expect(read.value.notes).toHaveLength(2);
  });

  it('is written whatever three people did, in whichever order it is told', () => {
    fc.assert(
      fc.property(histories, (replicas) => {
        const changes = uniteChanges(replicas.map((replica) => replica.changes.values()));
        const text = exportJsonLd(stated([...changes]));
        expect(exportJsonLd(stated([...changes].reverse()))).toBe(text);
        const alive = [...replay(changes).values()].filter(
          (state) => kindOf(state.record) === 'annotation' && isAlive(state),
        );
        expect(stated([...changes]).annotations).toHaveLength(alive.length);
      }),
      { numRuns: 150 },
    );
  });
});
