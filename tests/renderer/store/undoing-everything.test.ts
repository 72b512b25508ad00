import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  builtInTags,
  type AnnotationId,
  type EntityId,
  type RelationId,
  type TagId,
  type Value,
} from '#core/model';
import { createWorkbench, type Annotation, type Link, type Workbench } from '#renderer/store';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { derive } from '../../../src/renderer/store/healing/rebuild.ts';
import { fakeHost, idOfText, type FakeHost } from './fake-host.ts';
import { freshName, range, steady } from './surroundings.ts';

/** Two documents in which actors are named, and the places that are tagged there. */
const TEXTS = [
  'Alpha met Beta in 2021. Gamma counted 45 people, said Alpha.\nBeta denied it in May 2022.',
  'In 2021 Alpha was gone. Beta counted 9 more. Gamma told nobody.',
];
const DOCUMENTS = TEXTS.map(idOfText);
const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta'];

const index = fc.nat(11);

/** What a person can do, by small numbers; each takes what there is to take. */
const acts = {
  annotate: 5,
  annotateAll: 1,
  retag: 3,
  adjust: 2,
  note: 1,
  documentNote: 2,
  projectNote: 2,
  typing: 1,
  value: 5,
  addActor: 3,
  changeActor: 2,
  mergeActors: 3,
  removeActor: 2,
  nameActor: 3,
  tagMentions: 1,
  addTag: 3,
  renameTag: 1,
  describeTag: 1,
  nestTag: 2,
  mergeTags: 3,
  retireTag: 1,
  removeTag: 2,
  changeKind: 1,
  addRelationType: 1,
  renameRelationType: 1,
  link: 6,
  linkAcross: 4,
  linkSentence: 3,
  changeLink: 2,
  unlink: 3,
  remove: 3,
  bulkRetag: 2,
  bulkValue: 2,
  bulkNote: 2,
  bulkRemove: 1,
  undo: 3,
  redo: 2,
  other: 4,
  reload: 1,
} as const;

type Kind = keyof typeof acts;

interface Act {
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    ...(Object.keys(acts) as Kind[]).map((kind) => ({
      weight: acts[kind],
      arbitrary: fc.constant(kind),
    })),
  ),
  a: index,
  b: index,
  c: index,
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

const valueFor = (workbench: Workbench, annotation: Annotation, at: number): Value | null => {
  const { tags, entities } = workbench.state.getState();
  const entity = pick(entities, at)?.id;
  switch (tags.find(({ id }) => id === annotation.tag)?.kind) {
    case 'statistic':
      return { kind: 'statistic', comparator: '=', min: String(at), max: String(at) };
    case 'date':
      return { kind: 'date', edtf: `20${10 + at}` };
    case 'actor':
      return entity === undefined ? null : { kind: 'actor', entity };
    case 'claim':
      return entity === undefined || at % 3 === 0
        ? { kind: 'claim', certainty: 'hedged' }
        : { kind: 'claim', saidBy: entity };
    default:
      return null;
  }
};

const tagOf = (kind: string): TagId => builtInTags.find((tag) => tag.kind === kind)?.id as TagId;

/** Something of everything in the open document, so that acts have what to act on. A step each. */
function* prelude(workbench: Workbench): Iterable<void> {
  const text = workbench.state.getState().open?.body.text ?? '';
  const tagged = (passage: string, kind: string): AnnotationId => {
    const start = text.indexOf(passage);
    workbench.select(range(start, start + passage.length));
    return workbench.annotate(tagOf(kind)) as AnnotationId;
  };
  const said = tagged(text.slice(0, text.indexOf('.')), 'claim');
  yield;
  for (const [passage, kind] of [
    ['2021', 'date'],
    [/\d+ \w+/.exec(text.slice(12))?.[0] ?? '', 'statistic'],
  ] as const) {
    tagged(passage, kind);
    yield;
  }
  for (const name of ['Alpha', 'Beta']) {
    const id = tagged(name, 'actor');
    yield;
    workbench.entities.addTo(id, { name, kind: 'person' });
    yield;
  }
  workbench.relations.linkSentence(said);
  yield;
  const label = `theme ${workbench.state.getState().tags.length}`;
  const looks = { colour: 'rose', line: 'wavy', key: '' } as const;
  const words = { definition: '', whenToUse: '', example: '' };
  workbench.codebook.add({ label, kind: 'actor', ...looks, ...words, parent: null });
  yield;
}

const linksHere = (workbench: Workbench): readonly Link[] =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).flatMap(({ id }) =>
    workbench.relations.of(id).filter(({ direction }) => direction === 'out'),
  );

/** Some rows of the table of both documents, and one act on all of them. */
async function performInBulk(workbench: Workbench, { kind, a, b, c }: Act): Promise<void> {
  const { table, state } = workbench;
  const { tags } = state.getState();
  await workbench.settled();
  table.open('');
  while (state.getState().table?.standing.progress !== null)
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  // An answer that comes after everything that is stored.
  await table.lineOf('none' as AnnotationId);
  table.tickAll(false);
  table.tick([a, b, c, a + 1], true);
  if (kind === 'bulkRetag') await table.retag(pick(tags, b)?.id ?? tagOf('claim'));
  if (kind === 'bulkValue')
    await table.setValue(c % 4 === 0 ? null : { kind: 'date', edtf: `20${10 + c}` });
  if (kind === 'bulkNote') await table.addNote(`note ${b}`);
  if (kind === 'bulkRemove') await table.remove();
}

/** One act on the open document and the project. */
function perform(workbench: Workbench, { kind, a, b, c }: Act): void {
  const { codebook, entities: actors, relations, state } = workbench;
  const { open, tags, entities, relationTypes } = state.getState();
  if (open === null) return;
  const list = open.annotations.inOrder();
  const [one, two] = [pick(list, a), pick(list, b)];
  const [tag, otherTag] = [pick(tags, b), pick(tags, c)];
  const [entity, otherEntity] = [pick(entities, a), pick(entities, b)];
  const words = [...open.body.text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) =>
    range(match.index, match.index + match[0].length),
  );
  const word = pick(words, a * 3 + c) ?? range(0, 1);
  const type = pick(relationTypes, c)?.id ?? '';
  const draft = { name: pick(NAMES, c) ?? '', kind: 'person', aliases: [`Al ${b}`] } as const;
  switch (kind) {
    case 'annotate':
      if (tag === undefined) return;
      workbench.select(word);
      return void workbench.annotate(tag.id);
    case 'annotateAll':
      return tag && workbench.annotateAll(tag.id, words.slice(a, a + 3));
    case 'retag':
      return one && tag && workbench.retag(one.id, tag.id);
    case 'adjust':
      return one && workbench.adjust(one.id, word);
    case 'note':
      return one && workbench.setNote(one.id, b % 4 === 0 ? '' : `note ${b}`);
    case 'documentNote':
      return workbench.notes.ofDocument(open.summary.id, b % 4 === 0 ? '' : `# note ${b}`);
    case 'projectNote':
      return workbench.notes.ofProject(b % 4 === 0 ? '' : `- note ${b}`);
    case 'typing': {
      const editing = { editing: Symbol('typing') };
      for (const note of ['t', `ty ${b}`, `typed ${b % 3}`])
        workbench.notes.ofDocument(open.summary.id, note, editing);
      return;
    }
    case 'value':
      return one && workbench.setValue(one.id, b % 5 === 0 ? null : valueFor(workbench, one, b));
    case 'addActor':
      return void actors.add(draft);
    case 'changeActor':
      return entity && actors.change(entity.id, { name: `${draft.name} ${b}`, note: `note ${c}` });
    case 'mergeActors':
      return entity && otherEntity && actors.merge(entity.id, otherEntity.id);
    case 'removeActor':
      return entity && actors.remove(entity.id);
    case 'nameActor':
      return one && void actors.addTo(one.id, draft);
    case 'tagMentions':
      return entity && void actors.tagMentions(entity.id);
    case 'addTag':
      return void codebook.add({
        label: `tag ${a}`,
        kind: (['claim', 'statistic', 'actor', 'date', 'plain'] as const)[b % 5] ?? 'plain',
        definition: '',
        whenToUse: '',
        example: '',
        colour: 'rose',
        line: 'wavy',
        key: '',
        parent: c % 2 === 0 ? null : (tag?.id ?? null),
      });
    case 'renameTag':
      return tag && codebook.change(tag.id, { label: `name ${a}`, key: c % 3 === 0 ? 'x' : '' });
    case 'describeTag':
      return tag && codebook.change(tag.id, { definition: `means ${a}`, colour: 'green' });
    case 'nestTag':
      return (
        tag && codebook.change(tag.id, { parent: c % 4 === 0 ? null : (otherTag?.id ?? null) })
      );
    case 'mergeTags':
      return tag && otherTag && codebook.merge(tag.id, otherTag.id);
    case 'retireTag':
      return tag && codebook.setRetired(tag.id, !tag.isRetired);
    case 'removeTag':
      return tag && codebook.remove(tag.id);
    case 'changeKind':
      return tag && codebook.change(tag.id, { kind: c % 2 === 0 ? 'plain' : 'actor' });
    case 'addRelationType':
      return void codebook.addRelationType({ label: `kind ${a}`, inverse: '', definition: '' });
    case 'renameRelationType':
      return codebook.changeRelationType(type, { label: `kind of ${a}`, inverse: 'back' });
    case 'link':
      return one && two && relations.link(one, [two], type);
    case 'linkAcross':
      if (state.getState().linking === null) return one && relations.begin(one.id, type);
      return two && relations.complete(two.id);
    case 'linkSentence':
      return one && void relations.linkSentence(one.id);
    case 'changeLink': {
      const link = pick(linksHere(workbench), a);
      return link && relations.changeType(link.id, type);
    }
    case 'unlink': {
      const link = pick(linksHere(workbench), a);
      return link && relations.unlink(link.id);
    }
    case 'remove':
      return one && workbench.remove(c % 3 === 0 && two ? [one.id, two.id] : [one.id]);
    default:
      return undefined;
  }
}

/** Every link at an annotation, once the far ends are known. */
async function links(workbench: Workbench, id: AnnotationId): Promise<readonly Link[]> {
  for (let tries = 0; tries < 200; tries++) {
    const found = workbench.relations.of(id);
    if (found.every(({ other }) => other !== null)) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  throw new Error('The far end of a link was never found.');
}

/** Everything there is, as one text: what two equal states have alike. */
async function picture(workbench: Workbench): Promise<string> {
  await workbench.settled();
  const { state, entities: actors } = workbench;
  const before = state.getState().open?.summary.id;
  const documents: unknown[] = [];
  for (const document of DOCUMENTS) {
    await workbench.openDocument(document);
    const { open, documents: entries } = state.getState();
    const list = open?.annotations.inOrder() ?? [];
    const told: unknown[] = [];
    for (const { id, tag, exact, start, end, note, value } of list) {
      const found = await links(workbench, id);
      told.push([id, tag, exact, start, end, note, value, found.map(asLine)]);
    }
    const entry = entries.find(({ summary }) => summary.id === document);
    const counts = [...(entry?.counts ?? [])].sort();
    const shown = [...(open?.annotations.counts() ?? [])].sort();
    expect(counts, 'what the corpus counts is what is shown').toEqual(shown);
    documents.push({ told, counts, note: entry?.note });
  }
  if (before !== undefined) await workbench.openDocument(before);
  const { tags, entities, relationTypes, projectNote } = state.getState();
  const mentions: unknown[] = [];
  for (const { id } of entities)
    mentions.push((await actors.mentions(id)).map((mention) => mention.id).sort());
  return JSON.stringify(
    { documents, projectNote, tags, entities, mentions, relationTypes },
    null,
    1,
  );
}

const asLine = ({ id, type, direction, other }: Link): readonly unknown[] => [
  id satisfies RelationId,
  type.id,
  direction,
  other,
];

/** The simplest thing that could be right: every state there was, and where in them one is. */
class Model {
  #pictures: readonly string[];
  #at = 0;

  constructor(first: string) {
    this.#pictures = [first];
  }

  get now(): string {
    return this.#pictures[this.#at] ?? '';
  }

  done(next: string): void {
    if (next === this.now) return;
    this.#pictures = [...this.#pictures.slice(0, this.#at + 1), next];
    this.#at++;
  }

  undone(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  undoneAll(): void {
    this.#at = 0;
  }

  redoneAll(): void {
    this.#at = this.#pictures.length - 1;
  }

  redone(): void {
    this.#at = Math.min(this.#pictures.length - 1, this.#at + 1);
  }
}

/**
 * What one does is stored whole or not at all: each act in one transaction, and in one call of the
 * journal, with the very same changes.
 */
function watchStoring({ api }: FakeHost) {
  const stored = new Map<IDBTransaction, string[]>();
  const journaled: string[][] = [];
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey,
  ) {
    if (this.name === 'changes') {
      const { id } = value as { readonly id: string };
      stored.set(this.transaction, [...(stored.get(this.transaction) ?? []), id]);
    }
    return key === undefined ? put.call(this, value) : put.call(this, value, key);
  };
  const { appendToJournal } = api;
  const append = vi.spyOn(api, 'appendToJournal').mockImplementation((input) => {
    const lines = input.lines.split('\n').filter((line) => line !== '');
    if (lines.length > 0)
      journaled.push(lines.map((line) => (JSON.parse(line) as { readonly id: string }).id));
    return appendToJournal(input);
  });
  return {
    /** Looks at what was stored since the last look, which is all of one act. How often that was. */
    look: (what: string, most = 1): number => {
      const groups = [...stored.values()];
      expect(groups.length, `transactions of: ${what}`).toBeLessThanOrEqual(most);
      expect(journaled, `what the journal was handed of: ${what}`).toEqual(groups);
      stored.clear();
      journaled.length = 0;
      return groups.length;
    },
    end: (): void => {
      IDBObjectStore.prototype.put = put;
      append.mockRestore();
    },
  };
}

/** More than one sequence can come to, with what goes before it. */
const MORE_THAN_STEPS = 200;

async function check(sequence: readonly Act[]): Promise<void> {
  const host = fakeHost();
  TEXTS.forEach((text, at) => host.give('sample', `${at}.txt`, text));
  const options = { databaseName: freshName(), ...steady() };
  let workbench = await createWorkbench(host.api, options);
  const again = async (): Promise<void> => {
    await workbench.settled();
    workbench.close();
    workbench = await createWorkbench(host.api, options);
  };
  const model = new Model(await picture(workbench));
  const storing = watchStoring(host);
  const isSo = async (what: string): Promise<void> =>
    expect(await picture(workbench), what).toBe(model.now);
  try {
    for (const document of DOCUMENTS) {
      await workbench.openDocument(document);
      for (const _ of prelude(workbench)) {
        model.done(await picture(workbench));
        expect(storing.look('the prelude')).toBe(1);
      }
    }
    for (const step of sequence) {
      if (step.kind === 'undo' || step.kind === 'redo') {
        workbench[step.kind]();
        if (step.kind === 'undo') model.undone();
        else model.redone();
        await isSo(step.kind);
        storing.look(step.kind);
      } else if (step.kind === 'reload') {
        await again();
        await isSo('a restart');
      } else if (step.kind === 'other') {
        const { open } = workbench.state.getState();
        const other = DOCUMENTS.find((id) => id !== open?.summary.id);
        if (other !== undefined) await workbench.openDocument(other);
      } else {
        if (step.kind.startsWith('bulk')) await performInBulk(workbench, step);
        else perform(workbench, step);
        model.done(await picture(workbench));
        // A person's typing is stored as it comes.
        storing.look(step.kind, step.kind === 'typing' ? 3 : 1);
      }
    }
    for (const direction of ['undo', 'redo'] as const) {
      const label = direction === 'undo' ? 'undoLabel' : 'redoLabel';
      while (workbench.state.getState()[label] !== null) {
        workbench[direction]();
        if (direction === 'undo') model.undone();
        else model.redone();
        await isSo(`${direction} of everything`);
        storing.look(`${direction} of everything`);
      }
      await again();
      await isSo(`a restart after ${direction} of everything`);
    }
    // As fast as a key repeats, whichever documents the steps were made in.
    for (const direction of ['undo', 'redo'] as const) {
      for (let pressed = 0; pressed < MORE_THAN_STEPS; pressed++) workbench[direction]();
      if (direction === 'undo') model.undoneAll();
      else model.redoneAll();
      await isSo(`${direction} of everything at once`);
    }
  } finally {
    storing.end();
    workbench.close();
  }
  await isReplayed(options.databaseName);
}

/** Every change that was made is a sound one, and all of them come to what is stored. */
async function isReplayed(databaseName: string): Promise<void> {
  const database = openDatabase(databaseName);
  await database.dexie.open();
  const { damaged, records } = await derive(database);
  const stored = await database.records.toArray();
  database.dexie.close();
  expect(damaged).toBe(0);
  const byRecord = (a: { readonly record: string }, b: { readonly record: string }): number =>
    a.record < b.record ? -1 : 1;
  expect([...records].sort(byRecord)).toEqual(stored.sort(byRecord));
}

test('any acts on two documents, undone entirely, give back what was before; redone, what was after', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 20 }), check), {
    numRuns: 4,
    endOnFailure: false,
  });
}, 300_000);

test('a tag that is merged while another document is open counts there too, there and back', async () => {
  const host = fakeHost();
  TEXTS.forEach((text, at) => host.give('sample', `${at}.txt`, text));
  const options = { databaseName: freshName(), ...steady() };
  const workbench = await createWorkbench(host.api, options);
  const [near, far] = DOCUMENTS as [(typeof DOCUMENTS)[0], (typeof DOCUMENTS)[0]];
  await workbench.openDocument(far);
  workbench.select(range(8, 13));
  const id = workbench.annotate(tagOf('actor'));
  const actor =
    id === null ? null : workbench.entities.addTo(id, { name: 'Alpha', kind: 'person' });
  await workbench.openDocument(near);
  workbench.codebook.merge(tagOf('actor'), tagOf('claim'));
  const merged = workbench.state.getState().documents.find(({ summary }) => summary.id === far);
  expect([...(merged?.counts ?? [])]).toEqual([[tagOf('claim'), 1]]);
  expect(await workbench.entities.mentions(actor as EntityId)).toEqual([]);
  workbench.undo();
  expect(await workbench.entities.mentions(actor as EntityId)).toMatchObject([
    { id, document: far, value: { kind: 'actor', entity: actor } },
  ]);
  workbench.close();
});
