import { describe, expect, test } from 'vitest';
import type { AnnotationId, EntityId, Value } from '#core/model';
import type { EntityDraft, Workbench } from '#renderer/store';
import { idOfText } from './fake-host.ts';
import {
  actor,
  addedTag,
  benchOn,
  claim,
  date,
  reopened,
  statistic,
  tag,
  told,
} from './surroundings.ts';

const TEXT =
  'The Ministry of Truth denied it. The MINISTRY OF TRUTH (MoT) told us so; US papers did not.\nThe ministry of\ntruth, an MoT-led body; the ministry of truth.';
const OTHER = 'Nothing but the Ministry of Truth.';

const added = (workbench: Workbench, name: string, more: Partial<EntityDraft> = {}): EntityId => {
  const id = workbench.entities.add({ name, kind: 'organisation', ...more });
  if (id === null) throw new Error(`“${name}” was refused.`);
  return id;
};

const valueOf = (workbench: Workbench, id: AnnotationId): Value | null | undefined =>
  workbench.state.getState().open?.annotations.get(id)?.value;

const names = (workbench: Workbench) =>
  workbench.state.getState().entities.map(({ name, aliases }) => [name, ...aliases].join('|'));

const there = idOfText(OTHER);

describe('a value', () => {
  test('is told while it is of its tag’s kind, kept while it is not, and undone to none', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const id = tag(workbench, 'The Ministry of Truth', statistic);
    const value: Value = { kind: 'statistic', comparator: '=', min: '1', max: '1' };
    workbench.setValue(id, value);
    expect(valueOf(workbench, id)).toEqual(value);
    workbench.retag(id, claim);
    expect(valueOf(workbench, id)).toBeNull();
    workbench.retag(id, statistic);
    expect(valueOf(workbench, id)).toEqual(value);
    workbench.undo();
    workbench.undo();
    expect(workbench.state.getState().undoLabel).toBe('set value');
    workbench.undo();
    expect(valueOf(workbench, id)).toBeNull();
    workbench.redo();
    expect(valueOf(workbench, id)).toEqual(value);
    workbench.setValue(id, null);
    expect(workbench.state.getState().undoLabel).toBe('clear value');
    expect(valueOf(workbench, id)).toBeNull();
  });

  const unknown = '00000000-0000-4000-8000-000000000000' as EntityId;

  test.each<[string, Value, string]>([
    [
      'of another kind than the tag’s',
      { kind: 'date', edtf: '2021' },
      'That value does not belong to “actor”. Nothing was changed.',
    ],
    [
      'that cannot be read',
      { kind: 'actor', entity: 'someone' as EntityId },
      'That cannot be kept as a value. Nothing was changed.',
    ],
    [
      'of an actor who is not there',
      { kind: 'actor', entity: unknown },
      'That actor is not there any more.',
    ],
  ])('%s is refused in words', async (_, value, sentence) => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const id = tag(workbench, 'The Ministry of Truth', actor);
    workbench.setValue(id, value);
    expect(told(workbench)).toEqual([`problem: ${sentence}`]);
    expect(workbench.state.getState().undoLabel).toBe('tag as actor');
  });

  test('of a plain tag there is none', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const own = addedTag(workbench, 'theme');
    const id = tag(workbench, 'The Ministry of Truth', own);
    workbench.setValue(id, { kind: 'date', edtf: '2021' });
    expect(told(workbench)).toHaveLength(1);
    expect(valueOf(workbench, id)).toBeNull();
  });
});

describe('actors', () => {
  test('are listed by name, whichever order they came in', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    for (const name of ['Émile 10', 'zoe', 'Émile 9', 'Anna', 'émile']) added(workbench, name);
    expect(names(workbench)).toEqual(['Anna', 'émile', 'Émile 9', 'Émile 10', 'zoe']);
    workbench.undo();
    workbench.undo();
    expect(names(workbench)).toEqual(['Émile 9', 'Émile 10', 'zoe']);
  });

  test('of a name that another has are that other; none are without a name', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const first = added(workbench, 'The  Ministry’s Men', { aliases: ['MoT', ' mot ', '', 'Men'] });
    expect(added(workbench, "the ministry's men ")).toBe(first);
    expect(workbench.entities.add({ name: ' ', kind: 'person' })).toBeNull();
    expect(names(workbench)).toEqual(['The Ministry’s Men|MoT|Men']);
    expect(told(workbench)).toEqual([
      "done: “the ministry's men” is there already.",
      'problem: An actor needs a name.',
    ]);
    const second = added(workbench, 'Police');
    workbench.entities.change(second, { name: "the ministry's men" });
    expect(told(workbench).at(-1)).toBe(
      'problem: Another actor is called “The Ministry’s Men”. Merge the two instead.',
    );
    expect(workbench.entities.named('MOT').map(({ id }) => id)).toEqual([first]);
    expect(workbench.entities.named('mo')).toEqual([]);
  });

  test('change by one step, of what differs', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const id = added(workbench, 'Police');
    workbench.entities.change(id, { name: 'Police' });
    expect(workbench.state.getState().undoLabel).toBe('add actor Police');
    workbench.entities.change(id, { name: 'Constabulary' });
    expect(workbench.state.getState().undoLabel).toBe('rename actor');
    workbench.entities.change(id, { aliases: ['CID'], note: 'of the town', kind: 'other' });
    expect(workbench.state.getState().entities).toEqual([
      {
        id,
        name: 'Constabulary',
        kind: 'other',
        aliases: ['CID'],
        sameAs: [],
        note: 'of the town',
      },
    ]);
    expect(workbench.entities.named('police')).toEqual([]);
    workbench.undo();
    workbench.undo();
    expect(workbench.state.getState().entities).toEqual([
      { id, name: 'Police', kind: 'organisation', aliases: [], sameAs: [], note: '' },
    ]);
    expect(workbench.entities.named('cid')).toEqual([]);
  });

  test('take an alias for their name, which is none any more', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const id = added(workbench, 'Police', { aliases: ['CID', 'Constabulary'] });
    workbench.entities.change(id, { name: 'constabulary' });
    expect(names(workbench)).toEqual(['constabulary|CID']);
    workbench.undo();
    expect(names(workbench)).toEqual(['Police|CID|Constabulary']);
  });

  test('are made for an annotation as one step: who an actor is, or who says a claim', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, 'The Ministry of Truth', actor);
    const said = tag(workbench, 'The Ministry of Truth denied it', claim);
    workbench.setValue(said, { kind: 'claim', certainty: 'denied' });
    const id = workbench.entities.addTo(one, { name: 'Ministry of Truth', kind: 'organisation' });
    expect(valueOf(workbench, one)).toEqual({ kind: 'actor', entity: id });
    expect(workbench.entities.addTo(said, { name: 'ministry of truth', kind: 'other' })).toBe(id);
    expect(valueOf(workbench, said)).toEqual({ kind: 'claim', certainty: 'denied', saidBy: id });
    workbench.undo();
    workbench.undo();
    expect(names(workbench)).toEqual([]);
    expect(valueOf(workbench, one)).toBeNull();
    expect(valueOf(workbench, said)).toEqual({ kind: 'claim', certainty: 'denied' });
    const other = tag(workbench, 'papers', date);
    expect(workbench.entities.addTo(other, { name: 'X', kind: 'other' })).toBeNull();
    expect(names(workbench)).toEqual([]);
  });
});

describe('merging actors', () => {
  test('makes every mention one of the other, who takes the names; undo takes it apart', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const one = tag(workbench, 'The Ministry of Truth', actor);
    const said = tag(workbench, 'The Ministry of Truth denied it', claim);
    const from = workbench.entities.addTo(one, {
      name: 'Minitrue',
      kind: 'organisation',
      aliases: ['MoT', 'M.'],
      sameAs: ['https://example.org/mot'],
    }) as EntityId;
    workbench.setValue(said, { kind: 'claim', saidBy: from });
    const into = added(workbench, 'Ministry of Truth', { aliases: ['mot'] });
    const deltas: string[] = [];
    workbench.state.getState().open?.annotations.subscribe(({ removed, added: come }) => {
      deltas.push(`-${removed.length} +${come.length}`);
    });
    workbench.entities.merge(from, into);
    expect(names(workbench)).toEqual(['Ministry of Truth|mot|Minitrue|M.']);
    expect(workbench.state.getState().entities[0]?.sameAs).toEqual(['https://example.org/mot']);
    expect(valueOf(workbench, one)).toEqual({ kind: 'actor', entity: into });
    expect(valueOf(workbench, said)).toEqual({ kind: 'claim', saidBy: into });
    expect(workbench.entities.named('minitrue').map(({ id }) => id)).toEqual([into]);
    expect((await workbench.entities.mentions(from)).map(({ id }) => id)).toEqual([one]);
    workbench.undo();
    expect(names(workbench)).toEqual(['Ministry of Truth|mot', 'Minitrue|MoT|M.']);
    expect(valueOf(workbench, one)).toEqual({ kind: 'actor', entity: from });
    expect(deltas).toEqual(['-2 +2', '-2 +2']);
    expect(await workbench.entities.mentions(into)).toEqual([]);
  });

  test('goes on through chains, and never ends in itself', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => added(workbench, name)) as [
      EntityId,
      EntityId,
      EntityId,
    ];
    workbench.entities.merge(a, b);
    workbench.entities.merge(b, c);
    workbench.entities.merge(c, a);
    expect(told(workbench).at(-1)).toBe('problem: An actor cannot be merged with itself.');
    expect(names(workbench)).toEqual(['c|b|a']);
  });
});

describe('mentions', () => {
  test('are found in all documents, stored or not, in the order of the corpus', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    await workbench.openDocument(there);
    const far = tag(workbench, 'Ministry of Truth', actor);
    const id = workbench.entities.addTo(far, { name: 'Ministry', kind: 'organisation' });
    await workbench.openDocument(idOfText(TEXT));
    const near = tag(workbench, 'The Ministry of Truth', actor);
    workbench.setValue(near, { kind: 'actor', entity: id as EntityId });
    const read = async () =>
      (await workbench.entities.mentions(id as EntityId)).map((mention) => mention.id);
    expect(await read()).toEqual([near, far]);
    const retagged = tag(workbench, 'papers', actor);
    workbench.setValue(retagged, { kind: 'actor', entity: id as EntityId });
    expect(await read()).toHaveLength(3);
    workbench.retag(retagged, claim);
    workbench.remove([near]);
    expect(await read()).toEqual([far]);
  });

  test('keep their actor: one that any annotation names is not removed', async () => {
    const bench = await benchOn([TEXT, OTHER]);
    const { workbench } = bench;
    await workbench.openDocument(there);
    const far = tag(workbench, 'Ministry of Truth', actor);
    const id = workbench.entities.addTo(far, { name: 'Ministry', kind: 'place' }) as EntityId;
    await workbench.openDocument(idOfText(TEXT));
    const again = await reopened(bench);
    again.entities.remove(id);
    await again.settled();
    expect(told(again)).toEqual([
      'problem: “Ministry” stands with 1 annotation and stays. Merge it into another actor instead.',
    ]);
    await again.openDocument(there);
    again.setValue(far, null);
    again.entities.remove(id);
    await again.settled();
    expect(names(again)).toEqual([]);
    again.undo();
    again.undo();
    expect(names(again)).toEqual(['Ministry']);
    expect(valueOf(again, far)).toEqual({ kind: 'actor', entity: id });
  });
});

describe('tagging all mentions', () => {
  test('tags whole words that are a name or an alias, with the actor’s value, as one step', async () => {
    const { workbench } = await benchOn([TEXT, OTHER]);
    const id = added(workbench, 'Ministry of Truth', { aliases: ['MoT', 'US'] });
    const first = tag(workbench, 'The Ministry of Truth', actor);
    workbench.setTagHidden(actor, true);
    expect(workbench.entities.tagMentions(id)).toBe(5);
    const { open: document, undoLabel, hiddenTags } = workbench.state.getState();
    const tagged = document?.annotations.inOrder().map(({ exact, value }) => [exact, value]);
    const value = { kind: 'actor', entity: id };
    expect(tagged).toEqual([
      ['The Ministry of Truth', null],
      ['MINISTRY OF TRUTH', value],
      ['MoT', value],
      ['US', value],
      ['MoT', value],
      ['ministry of truth', value],
    ]);
    expect(undoLabel).toBe('tag 5 mentions of Ministry of Truth');
    expect(hiddenTags.size).toBe(0);
    // The dialog it is asked in says how many, and the step itself is heard.
    expect(told(workbench)).toEqual([]);
    expect(workbench.entities.tagMentions(id)).toBe(0);
    expect(told(workbench).at(-1)).toBe(
      'done: No untagged mention of “Ministry of Truth” is left in this document.',
    );
    workbench.undo();
    expect(document?.annotations.inOrder().map((each) => each.id)).toEqual([first]);
    await expect.poll(() => workbench.entities.mentions(id)).toEqual([]);
  });
});
