import { describe, expect, onTestFinished, test } from 'vitest';
import { compare, countsOf, gammaOf, groupsOf, measuresOf, type Continuum } from '#core/agreement';
import {
  createAgreementThread,
  inPage,
  inThread,
  type AgreementAsk,
  type AgreementStanding,
  type AgreementThread,
  type GroupAsk,
  type OpenPort,
} from '#renderer/agreement';
import { freshDatabase } from '../table/opened-table.ts';
import {
  analystId,
  annotationId,
  documentId,
  store,
  tagId,
  type Draft,
} from '../table/projects.ts';

const LENGTH = 2_000;

const draft = (number: number, said: Partial<Draft> = {}): Draft => ({
  number,
  document: 0,
  tag: 4,
  analyst: 0,
  exact: 'eight ch',
  start: number * 10,
  note: '',
  value: null,
  made: number,
  isDeleted: false,
  isLater: false,
  ...said,
});

const ASK: AgreementAsk = {
  analysts: [analystId(0), analystId(1)],
  documents: [0, 1, 2].map((number) => ({ id: documentId(number), length: LENGTH })),
  tags: null,
  merged: [],
  seed: 1,
  isGammaWanted: true,
};
const ALL: GroupAsk = { document: null, tag: null, kinds: null, isOpenOnly: false };

interface Opened {
  readonly thread: AgreementThread;
  readonly told: readonly AgreementStanding[];
  until(isWanted: (standing: AgreementStanding) => boolean): Promise<AgreementStanding>;
}

function opened(open: OpenPort = inThread): Opened {
  const told: AgreementStanding[] = [];
  let watch: () => void = () => undefined;
  const thread = createAgreementThread((standing) => {
    told.push(standing);
    watch();
  }, open);
  onTestFinished(() => {
    thread.end();
  });
  return {
    thread,
    told,
    until: (isWanted) =>
      new Promise((resolve) => {
        watch = () => {
          const last = told.at(-1);
          if (last !== undefined && isWanted(last)) resolve(last);
        };
        watch();
      }),
  };
}

const isDone = ({ progress }: AgreementStanding): boolean => progress === null;

/** Two analysts in two documents: much the same, some moved, some with another tag. */
const DRAFTS: readonly Draft[] = Array.from({ length: 60 }, (_, number) => {
  const at = number >> 1;
  const analyst = number % 2;
  return draft(number, {
    analyst,
    document: at % 2,
    tag: at % 7 === 0 ? 4 + analyst : 4,
    start: at * 30 + (at % 5 === 0 ? analyst * 3 : 0),
    isDeleted: at % 11 === 0 && analyst === 1,
    isLater: at % 3 === 0,
  });
});

/** The same as the core sees it. */
const continuum = (document: number): Continuum => ({
  document: documentId(document),
  length: LENGTH,
  coders: [0, 1].map((analyst) => ({
    id: analystId(analyst),
    units: DRAFTS.filter(
      (each) => each.document === document && each.analyst === analyst && !each.isDeleted,
    ).map((each) => ({
      id: annotationId(each.number),
      start: each.start as number,
      end: (each.start as number) + 8,
      tag: tagId(each.tag),
    })),
  })),
});

describe('agreement of what is stored', () => {
  test.each([
    ['in a thread', inThread],
    ['in the page', inPage],
  ])('is what the core measures, %s', async (_, open) => {
    const database = await freshDatabase();
    await store(database, DRAFTS);
    const { thread, until, told } = opened(open);
    thread.ask(database, ASK);
    const { figures, failure, unplaced } = await until(isDone);
    expect([failure, unplaced]).toEqual([null, 0]);
    const compared = [0, 1].map((number) => compare(continuum(number)));
    expect(figures?.all.counts).toEqual(countsOf(compared, null));
    expect(figures?.all.measures).toEqual(measuresOf(compared, null));
    expect(figures?.documents.map(({ document }) => document)).toEqual([
      documentId(0),
      documentId(1),
    ]);
    expect(figures?.documents[1]?.measures).toEqual(measuresOf(compared.slice(1), null));
    expect(figures?.tags.map(({ tag }) => tag)).toEqual([4, 5].map(tagId));
    expect(figures?.tags[1]?.measures).toEqual(measuresOf(compared, tagId(5)));
    const gamma = gammaOf([continuum(0), continuum(1)], { seed: 1 });
    expect(figures?.all.gamma).toEqual(gamma);
    expect(figures?.documents[0]?.gamma).toEqual(gammaOf([continuum(0)], { seed: 1 }));
    expect(figures?.tags.every((part) => part.gamma !== null)).toBe(true);
    expect(told.some((each) => each.figures !== null && each.progress !== null)).toBe(true);
  });

  test('is told by pages of groups, all or some', async () => {
    const database = await freshDatabase();
    await store(database, DRAFTS);
    const { thread } = opened();
    thread.ask(database, { ...ASK, isGammaWanted: false });
    const all = await thread.groups(ALL, 0, 1_000);
    const expected = [0, 1].flatMap((number) => groupsOf(continuum(number)));
    expect(all.total).toBe(expected.length);
    expect(all.rows.map(({ kind, start }) => [kind, start])).toEqual(
      expected.map(({ kind, start }) => [kind, start]),
    );
    expect(all.rows[0]?.units.map(({ exact }) => exact)).toContain('eight ch');
    const page = await thread.groups(ALL, 3, 5);
    expect(page).toEqual({ total: all.total, rows: all.rows.slice(3, 5) });
    const open = await thread.groups({ ...ALL, isOpenOnly: true }, 0, 1_000);
    expect(open.rows).toEqual(all.rows.filter((row) => row.kind !== 'same'));
    const some = { document: documentId(1), tag: tagId(5), kinds: ['retagged' as const] };
    const few = await thread.groups({ ...ALL, ...some }, 0, 1_000);
    expect(few.rows.length).toBeGreaterThan(0);
    expect(few.rows).toEqual(
      all.rows.filter(
        (row) =>
          row.document === documentId(1) &&
          row.kind === 'retagged' &&
          row.units.some(({ tag }) => tag === tagId(5)),
      ),
    );
  });

  test('counts merged tags as one, leaves out other tags, analysts and what has no place', async () => {
    const database = await freshDatabase();
    await store(database, [
      draft(0, { tag: 4 }),
      draft(1, { tag: 5, analyst: 1, start: 0 }),
      draft(2, { tag: 6 }),
      draft(3, { tag: 4, analyst: 2 }),
      draft(4, { tag: 4, analyst: 1, start: null }),
    ]);
    const { thread, until } = opened();
    thread.ask(database, { ...ASK, tags: [tagId(4)], merged: [[tagId(5), tagId(4)]] });
    const { figures, unplaced } = await until(isDone);
    expect(unplaced).toBe(1);
    expect(figures?.all.counts).toMatchObject({ units: [1, 1], agreed: 1 });
  });

  test('begins anew when asked again, and stops when told to', async () => {
    const database = await freshDatabase();
    await store(database, DRAFTS);
    const { thread, until, told } = opened();
    thread.ask(database, ASK);
    thread.ask(database, { ...ASK, analysts: [analystId(1), analystId(0)] });
    const { figures } = await until(isDone);
    expect(figures?.all.counts.units).toEqual([27, 30]);
    const before = told.length;
    thread.stop();
    expect(told.length).toBe(before);
    thread.ask(database, ASK);
    thread.stop();
    expect(told.at(-1)?.progress).toBeNull();
    await thread.groups(ALL, 0, 1);
    expect(told.at(-1)).toMatchObject({ figures: null, progress: null, failure: null });
  });

  test('says that there is no database, or no thread', async () => {
    const none = opened();
    none.thread.ask('there is none', ASK);
    expect(await none.until(isDone)).toMatchObject({ failure: 'database', figures: null });
    expect(await none.thread.groups(ALL, 0, 9)).toEqual({ total: 0, rows: [] });
    const broken = opened(() => {
      throw new Error('It does not open.');
    });
    broken.thread.ask('any', ASK);
    expect(await broken.until(isDone)).toMatchObject({ failure: 'thread' });
  });
});
