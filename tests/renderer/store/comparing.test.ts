import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADJUDICATED, type AnalystId, type AnnotationId, type TagId } from '#core/model';
import {
  isUndecided,
  type CompareRow,
  type ComparingState,
  type Verdict,
  type Workbench,
} from '#renderer/store';
import { actor, benchOn, claim, date, reopened, statistic, tag, words } from './surroundings.ts';
import {
  compared,
  hand,
  installation,
  settled,
  stateOf,
  type Installation,
} from './two-analysts.ts';

const TEXTS = [
  'In May 2021 the ministry counted 45 people. The office denied it, and Beta agreed.',
  'Gamma said that 12 of them were gone by June.',
];

const person = (name: string): Promise<Installation> => installation(name, TEXTS);

async function both(
  annaDid: (workbench: Workbench) => void,
  benDid: (workbench: Workbench) => void,
): Promise<readonly [anna: Installation, ben: Installation]> {
  const anna = await person('Anna');
  const ben = await person('Ben');
  annaDid(anna.workbench);
  benDid(ben.workbench);
  await hand(ben, anna);
  return [anna, ben];
}

const does =
  (...all: readonly (readonly [string, TagId])[]) =>
  (workbench: Workbench): void => {
    for (const [passage, as] of all) tag(workbench, passage, as);
  };

const inShort = ({ rows }: ComparingState): readonly string[] =>
  rows.map(({ kind, members }) => `${kind}: ${members.map(({ exact }) => exact).join(' | ')}`);

const layerOf = (workbench: Workbench): readonly string[] =>
  (workbench.state.getState().open?.annotations.inOrder() ?? [])
    .filter(({ creatorId }) => creatorId === ADJUDICATED)
    .map(({ exact }) => exact);

const keyOf = (state: ComparingState, words_: string): string => {
  const row = state.rows.find(({ members }) => members.some(({ exact }) => exact === words_));
  if (row === undefined) throw new Error(`No group has “${words_}”.`);
  return row.key;
};

const decidedOn = (state: ComparingState, key: string): CompareRow['decided'] =>
  state.rows.find((row) => row.key === key)?.decided ?? null;

test('annotations are put together by passage and tag, and their values are compared', async () => {
  const [anna, ben] = await both(
    (workbench) => {
      does(['the ministry', actor], ['45 people', statistic], ['The office', actor])(workbench);
      workbench.setValue(tag(workbench, 'May 2021', date), { kind: 'date', edtf: '2021-05' });
      tag(workbench, 'Beta', actor);
    },
    (workbench) => {
      does(['the ministry', actor], ['45 people', claim], ['The office denied', actor])(workbench);
      workbench.setValue(tag(workbench, 'May 2021', date), { kind: 'date', edtf: '2021-06' });
    },
  );
  const state = await compared(anna, ben);
  expect(inShort(state)).toEqual([
    'valued: May 2021 | May 2021',
    'same: the ministry | the ministry',
    'retagged: 45 people | 45 people',
    'overlapping: The office | The office denied',
    'alone: Beta',
  ]);
  expect(state).toMatchObject({ disagreements: 4, decided: 0, agreed: 1 });
  anna.workbench.comparing.filter({ tag: claim });
  expect(inShort(stateOf(anna))).toEqual(['retagged: 45 people | 45 people']);
  anna.workbench.comparing.filter({ tag: null, kind: 'alone' });
  expect(inShort(stateOf(anna))).toEqual(['alone: Beta']);
});

test('others’ work is nowhere in the reading view while only one’s own is shown', async () => {
  const [anna] = await both(does(['Beta', actor]), does(['Beta', actor], ['45 people', statistic]));
  const { workbench } = anna;
  const shown = (): readonly string[] =>
    workbench.state
      .getState()
      .open?.annotations.inOrder()
      .map(({ creator }) => creator) ?? [];
  expect([...shown()].sort()).toEqual(['Anna', 'Ben', 'Ben']);
  workbench.setAnalystFilter({ kind: 'mine' });
  expect(shown()).toEqual(['Anna']);
  expect(workbench.state.getState().open?.outOfSight).toBe(2);
  // What Ben has tagged is tagged by oneself, too, and is no twin of his.
  tag(workbench, '45 people', statistic);
  expect(shown()).toEqual(['Anna', 'Anna']);
  workbench.undo();
  workbench.setAnalystFilter({ kind: 'everyone' });
  expect(shown()).toHaveLength(3);
  expect(workbench.state.getState().open?.outOfSight).toBe(0);
});

test('two of one name are told apart wherever they are shown, until one is called otherwise', async () => {
  const [one, other] = [await person('Ben'), await person('Ben')];
  tag(one.workbench, 'Beta', actor);
  tag(other.workbench, 'The office', actor);
  await hand(other, one);
  const { state } = one.workbench;
  const called = ({ me }: Installation): string => `Ben (${me.slice(0, 4)})`;
  const shown = () => state.getState().analysts.map(({ id, name }) => [id, name]);
  expect(shown()).toContainEqual([other.me, called(other)]);
  const creators = (): readonly string[] =>
    (state.getState().open?.annotations.inOrder() ?? []).map(({ creator }) => creator);
  expect(creators()).toEqual([called(other), called(one)]);
  expect(state.getState().analystName).toBe('Ben');
  one.workbench.setAnalystName('Anna');
  expect(creators()).toEqual(['Ben', 'Anna']);
  expect(shown()).toContainEqual([other.me, 'Ben']);
});

test('who works blind still does after a reload', async () => {
  const bench = await benchOn(TEXTS);
  tag(bench.workbench, 'Beta', actor);
  bench.workbench.setAnalystFilter({ kind: 'chosen', analysts: new Set() });
  const again = await reopened(bench);
  expect(again.state.getState().open?.annotations.size).toBe(0);
  again.setAnalystFilter({ kind: 'everyone' });
  expect(again.state.getState().open?.annotations.size).toBe(1);
});

test('a decision makes annotations of the layer, and is undone and done again as one step', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people.', claim]));
  const { workbench } = anna;
  const before = await compared(anna, ben);
  const key = keyOf(before, '45 people');
  const cases: readonly (readonly [Verdict, readonly string[]])[] = [
    [{ kind: 'accept', analyst: anna.me }, ['45 people']],
    [{ kind: 'accept', analyst: ben.me }, ['45 people.']],
    [{ kind: 'both' }, ['45 people.', '45 people']],
    [{ kind: 'none' }, []],
  ];
  for (const [verdict, layer] of cases) {
    expect(await workbench.comparing.decide(key, verdict)).toBe(true);
    expect(layerOf(workbench)).toEqual(layer);
    expect(stateOf(anna)).toMatchObject({ disagreements: 1, decided: 1 });
    workbench.undo();
    await settled(workbench);
    expect(layerOf(workbench)).toEqual([]);
    expect(decidedOn(stateOf(anna), key)).toBeNull();
    workbench.redo();
    await settled(workbench);
    expect(layerOf(workbench)).toEqual(layer);
    workbench.undo();
    await settled(workbench);
  }
});

test('undo comes back to the group that it brings back, whatever was decided on it before', async () => {
  const [anna, ben] = await both(
    does(['45 people', statistic], ['Beta', actor]),
    does(['45 people', claim], ['The office', actor]),
  );
  const { comparing } = anna.workbench;
  const keys = (await compared(anna, ben)).rows.map(({ key }) => key);
  const [first, second, third] = keys as [string, string, string];
  const undo = async (): Promise<string | null> => {
    anna.workbench.undo();
    await settled(anna.workbench);
    return stateOf(anna).current;
  };
  for (const key of [first, second, third]) await comparing.decide(key, { kind: 'both' });
  await comparing.decide(first, { kind: 'none' });
  // Said once more, it has nothing to come back from.
  await comparing.decide(first, { kind: 'none' });
  anna.workbench.undo();
  comparing.show(third);
  expect([await undo(), await undo(), await undo(), await undo()]).toEqual([
    first,
    third,
    second,
    first,
  ]);
});

test('what is decided is told on what it is about, and leads to the result', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people', claim]));
  const { workbench } = anna;
  const state = await compared(anna, ben);
  const [row] = state.rows;
  const [mine, his] = (row?.members ?? []).map(({ id }) => id) as [AnnotationId, AnnotationId];
  expect(workbench.comparing.decisionsOn(mine)).toEqual([]);
  await workbench.comparing.decide(row?.key ?? '', { kind: 'edit', analyst: ben.me });
  const result = workbench.state.getState().focused as AnnotationId;
  expect(workbench.comparing.decisionsOn(mine)).toMatchObject([
    { by: 'Anna', fate: 'otherTag', result, standing: 'holds' },
  ]);
  expect(workbench.comparing.decisionsOn(his)).toMatchObject([{ fate: 'edited', result }]);
  expect(workbench.comparing.decisionOf(result)).toMatchObject({ by: 'Anna', source: his });
  const past = await workbench.past.historyOf(`annotation/${mine}`);
  expect(past[0]?.summary).toBe('Decided: another one was taken over');
  // The other one learns of it with the next file.
  await hand(anna, ben);
  expect(ben.workbench.comparing.decisionsOn(his)).toMatchObject([{ by: 'Anna', fate: 'edited' }]);
});

test('what changes after its decision is to be decided again', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people', claim]));
  const { workbench } = anna;
  const key = keyOf(await compared(anna, ben), '45 people');
  await workbench.comparing.decide(key, { kind: 'accept', analyst: ben.me });
  expect(stateOf(anna).rows.filter(isUndecided)).toEqual([]);
  const mine = stateOf(anna).rows[0]?.members[0]?.id as AnnotationId;
  workbench.retag(mine, date);
  await settled(workbench);
  expect(decidedOn(stateOf(anna), key)?.standing).toBe('changed');
  expect(stateOf(anna)).toMatchObject({ disagreements: 1, decided: 0 });
  workbench.undo();
  await settled(workbench);
  expect(decidedOn(stateOf(anna), key)?.standing).toBe('holds');
});

test('what another said of an annotation is told as that other’s, until it is taken back', async () => {
  const [anna, ben] = await both(does(['45 people', claim]), does(['45 people', claim]));
  const { workbench } = anna;
  const bens = (): CompareRow['members'][number] | undefined =>
    stateOf(anna).rows[0]?.members.find(({ analyst }) => analyst === ben.me);
  await compared(anna, ben);
  expect(bens()?.changed).toEqual([]);
  workbench.retag(bens()?.id as AnnotationId, date);
  await settled(workbench);
  expect(bens()).toMatchObject({ tag: date, changed: [{ field: 'tag', by: anna.me }] });
  expect(stateOf(anna).rows[0]?.kind).toBe('retagged');
  workbench.undo();
  await settled(workbench);
  expect(bens()?.tag).toBe(claim);
});

test('what was decided is told of the document that is open, whichever was before', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people', claim]));
  const { workbench } = anna;
  const key = keyOf(await compared(anna, ben), '45 people');
  await workbench.comparing.decide(key, { kind: 'accept', analyst: ben.me });
  const mine = stateOf(anna).rows[0]?.members[0]?.id as AnnotationId;
  const standing = (): string | undefined => workbench.comparing.decisionsOn(mine)[0]?.standing;
  const [here, there] = workbench.state.getState().documents.map(({ summary }) => summary.id);
  if (here === undefined || there === undefined) throw new Error('There are two documents.');
  expect(standing()).toBe('holds');
  for (const document of [there, here]) {
    await workbench.openDocument(document);
    standing();
  }
  expect(standing()).toBe('holds');
});

test('in which all agree is taken over at once, as one step, in all documents', async () => {
  const doBoth = async ({ workbench }: Installation): Promise<void> => {
    const [first, second] = workbench.state.getState().documents;
    if (second !== undefined) await workbench.openDocument(second.summary.id);
    tag(workbench, 'Gamma', actor);
    if (first !== undefined) await workbench.openDocument(first.summary.id);
    does(['Beta', actor], ['45 people', statistic])(workbench);
  };
  const anna = await person('Anna');
  const ben = await person('Ben');
  await doBoth(anna);
  await doBoth(ben);
  await hand(ben, anna);
  expect((await compared(anna, ben)).agreed).toBe(3);
  expect(await anna.workbench.comparing.acceptAgreed()).toBe(3);
  await settled(anna.workbench);
  expect(stateOf(anna)).toMatchObject({ agreed: 0, disagreements: 0 });
  expect(layerOf(anna.workbench)).toEqual(['45 people', 'Beta']);
  anna.workbench.undo();
  await settled(anna.workbench);
  expect(stateOf(anna).agreed).toBe(3);
  expect(layerOf(anna.workbench)).toEqual([]);
});

test('two who decide alike have decided once; who decide otherwise are asked again', async () => {
  const [anna, ben] = await both(
    does(['45 people', statistic], ['The office', actor]),
    does(['45 people', claim], ['The office denied', actor]),
  );
  await hand(anna, ben);
  const [people, office] = [
    keyOf(await compared(anna, ben), '45 people'),
    keyOf(await compared(ben, anna), 'The office'),
  ];
  const accept = (analyst: AnalystId): Verdict => ({ kind: 'accept', analyst });
  await anna.workbench.comparing.decide(people, accept(ben.me));
  await ben.workbench.comparing.decide(people, accept(ben.me));
  await anna.workbench.comparing.decide(office, accept(anna.me));
  await ben.workbench.comparing.decide(office, accept(ben.me));
  await hand(ben, anna);
  await hand(anna, ben);
  for (const each of [anna, ben]) {
    await settled(each.workbench);
    expect(decidedOn(stateOf(each), people)?.standing).toBe('holds');
    expect(decidedOn(stateOf(each), office)?.standing).toBe('contested');
    expect(stateOf(each)).toMatchObject({ disagreements: 2, decided: 1 });
  }
  await ben.workbench.comparing.decide(office, accept(anna.me));
  await hand(ben, anna);
  await settled(anna.workbench);
  for (const each of [anna, ben]) expect(decidedOn(stateOf(each), office)?.standing).toBe('holds');
  expect(layerOf(ben.workbench)).toEqual(['45 people', 'The office']);
});

test('any decisions, undone, give back what was there; done again, what came of them', async () => {
  const passages = ['the ministry', '45 people', 'The office', 'Beta'];
  const [anna, ben] = await both(
    (workbench) => {
      for (const passage of passages) tag(workbench, passage, actor);
    },
    (workbench) => {
      for (const passage of passages) tag(workbench, passage, claim);
    },
  );
  const { workbench } = anna;
  const { rows } = await compared(anna, ben);
  const verdicts: readonly Verdict[] = [
    { kind: 'accept', analyst: anna.me },
    { kind: 'edit', analyst: ben.me },
    { kind: 'both' },
    { kind: 'none' },
  ];
  const picture = (): unknown => ({
    layer: layerOf(workbench),
    decided: stateOf(anna).rows.map(({ decided }) => decided?.outcome ?? null),
  });
  const act = fc.record({ row: fc.nat(rows.length - 1), verdict: fc.constantFrom(...verdicts) });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
      const pictures = [picture()];
      for (const { row, verdict } of acts) {
        await workbench.comparing.decide(rows[row]?.key ?? '', verdict);
        pictures.push(picture());
      }
      const last = pictures.at(-1);
      for (const before of pictures.slice(0, -1).reverse()) {
        workbench.undo();
        expect(picture()).toEqual(before);
      }
      for (const _ of acts) workbench.redo();
      expect(picture()).toEqual(last);
      for (const _ of acts) workbench.undo();
    }),
    { numRuns: 12 },
  );
});

test('a document that is not open is compared, decided and gone to', async () => {
  const anna = await person('Anna');
  const ben = await person('Ben');
  for (const [{ workbench }, as] of [
    [anna, actor],
    [ben, claim],
  ] as const) {
    const [first, second] = workbench.state.getState().documents;
    if (first === undefined || second === undefined) throw new Error('There are two documents.');
    await workbench.openDocument(second.summary.id);
    tag(workbench, 'Gamma', as);
    await workbench.openDocument(first.summary.id);
  }
  await hand(ben, anna);
  const { workbench } = anna;
  const key = keyOf(await compared(anna, ben), 'Gamma');
  expect(await workbench.comparing.decide(key, { kind: 'accept', analyst: ben.me })).toBe(true);
  await settled(workbench);
  expect(decidedOn(stateOf(anna), key)).toMatchObject({ outcome: 'accepted', standing: 'holds' });
  workbench.comparing.show(key, 1);
  expect(await workbench.comparing.goTo(key)).toBe(true);
  expect(layerOf(workbench)).toEqual(['Gamma']);
  expect(words(workbench, 'Gamma').start).toBe(workbench.state.getState().reveal?.at);
});

test('going back to before a decision takes it back, with what came of it', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people', claim]));
  const { workbench } = anna;
  const key = keyOf(await compared(anna, ben), '45 people');
  workbench.setNote(stateOf(anna).rows[0]?.members[0]?.id as AnnotationId, 'before');
  const at = workbench.state.getState().open?.annotations.inOrder()[0]?.modified ?? '';
  await workbench.comparing.decide(key, { kind: 'both' });
  expect(layerOf(workbench)).toHaveLength(2);
  await workbench.past.restoreTo(at);
  await settled(workbench);
  expect(layerOf(workbench)).toEqual([]);
  expect(decidedOn(stateOf(anna), key)).toBeNull();
});

test('what nobody did is not taken over, and decides nothing', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), () => undefined);
  const key = keyOf(await compared(anna, ben), '45 people');
  for (const kind of ['accept', 'edit'] as const)
    expect(await anna.workbench.comparing.decide(key, { kind, analyst: ben.me })).toBe(false);
  expect(decidedOn(stateOf(anna), key)).toBe(null);
});

test('figures of agreement are those of what is compared', async () => {
  const [anna, ben] = await both(
    does(['45 people', statistic], ['Beta', actor]),
    does(['45 people', statistic], ['Beta', claim]),
  );
  await compared(anna, ben);
  await anna.workbench.comparing.measure();
  await expect.poll(() => stateOf(anna).agreement?.figures?.all.measures.f1Exact.value).toBe(0.5);
  expect(stateOf(anna).agreement?.figures?.all.counts.units).toEqual([2, 2]);
});

test('the adjudicated layer is compared with an analyst, as it is by then', async () => {
  const [anna, ben] = await both(does(['45 people', statistic]), does(['45 people', claim]));
  const { workbench } = anna;
  const key = keyOf(await compared(anna, ben), '45 people');
  await workbench.comparing.decide(key, { kind: 'accept', analyst: ben.me });
  await settled(workbench);
  workbench.comparing.choose([ben.me, ADJUDICATED]);
  await settled(workbench);
  expect(inShort(stateOf(anna))).toEqual(['same: 45 people | 45 people']);
});

test('whoever works blind meets nobody else’s annotations in the table without asking for them', async () => {
  const [anna] = await both(does(['45 people', statistic]), does(['Beta', actor]));
  const { workbench } = anna;
  const query = (): string | undefined => workbench.state.getState().table?.ask.query;
  workbench.setAnalystFilter({ kind: 'mine' });
  workbench.table.open('tag:actor');
  expect(query()).toBe('tag:actor by:Anna');
  await expect.poll(() => workbench.state.getState().table?.standing.matched).toBe(0);
  workbench.setAnalystFilter({ kind: 'everyone' });
  expect(query()).toBe('tag:actor');
  // Whose work is asked for by name is asked for.
  workbench.table.change({ query: 'by:Ben' });
  workbench.setAnalystFilter({ kind: 'mine' });
  expect(query()).toBe('by:Ben');
  await expect.poll(() => workbench.state.getState().table?.standing.matched).toBe(1);
});
