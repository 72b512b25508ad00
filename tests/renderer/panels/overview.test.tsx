import { expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createStore } from 'zustand/vanilla';
import { builtInTags, type DocumentId, type EntityId } from '#core/model';
import { OverviewPanel } from '#renderer/panels/overview';
import type { Overview, Picture, TableState, Workbench, WorkbenchState } from '#renderer/store';
import { countOverview, type CountedAnnotation } from '../../../src/renderer/table/overview.ts';
import { after, frame, render } from './render.tsx';

const [CLAIM, STATISTIC, ACTOR, DATE] = (['claim', 'statistic', 'actor', 'date'] as const).map(
  (kind) => builtInTags.find((tag) => tag.kind === kind)?.id as never,
);
const TITLES = ['A short title', 'A second, “quoted” title', 'Ein Titel & noch <einer>'];
const documentOf = (index: number): DocumentId => `${'0'.repeat(63)}${index}` as DocumentId;
const ANNA = 'anna' as never;
const BEN = 'ben' as never;

const one = (
  document: number,
  tag: CountedAnnotation['tag'],
  value: CountedAnnotation['value'] = null,
  analyst = ANNA,
): CountedAnnotation => ({ document: documentOf(document), tag, value, analyst });
const date = (edtf: string): CountedAnnotation => one(0, DATE as never, { kind: 'date', edtf });

const some: readonly CountedAnnotation[] = [
  ...Array.from({ length: 12 }, () => one(0, STATISTIC as never)),
  ...Array.from({ length: 3 }, () => one(1, CLAIM as never, null, BEN)),
  one(2, CLAIM as never),
  one(1, ACTOR as never, { kind: 'actor', entity: 'e1' as EntityId }),
  date('2021-03-04'),
  date('2021-03'),
  date('2022-11/2023'),
  date('2021'),
  date('../2020'),
];

interface Fake {
  readonly workbench: Workbench;
  readonly saved: Picture[];
  readonly asked: { count: number };
  change(all: readonly CountedAnnotation[] | null): void;
}

const tagOf = (tag: (typeof builtInTags)[number]) => ({ ...tag, isRetired: false });

/** A workbench of what the panel reads: names, and numbers of annotations that are changed at will. */
function fake(all: readonly CountedAnnotation[] | null, query = ''): Fake {
  let current = all;
  const asked = { count: 0 };
  const saved: Picture[] = [];
  const standing = { revision: 1, progress: null, total: all?.length ?? 0 };
  const state = createStore(
    () =>
      ({
        tags: builtInTags.map(tagOf),
        documents: TITLES.map((title, index) => ({
          summary: { id: documentOf(index), metadata: { title } },
        })),
        analysts: [
          { id: ANNA, name: 'Anna' },
          { id: BEN, name: 'Ben' },
        ],
        entities: [{ id: 'e1', name: 'The Office' }],
        table: { ask: { query }, standing } as unknown as TableState,
      }) as unknown as WorkbenchState,
  );
  const workbench = {
    state,
    table: {
      overview: async (): Promise<Overview | null> => {
        asked.count += 1;
        await frame();
        return current === null ? null : countOverview(current);
      },
    },
    savePicture: async (picture: Picture) => {
      saved.push(picture);
    },
  } as unknown as Workbench;
  return {
    workbench,
    saved,
    asked,
    change: (next) => {
      current = next;
      state.setState(({ table }) => ({
        table: {
          ...table,
          standing: { ...table?.standing, revision: (table?.standing.revision ?? 0) + 1 },
        } as TableState,
      }));
    },
  };
}

interface Shown extends Fake {
  readonly box: HTMLElement;
  readonly rows: string[];
  readonly left: string[];
  figure(id: string): HTMLElement;
  marks(id: string): readonly SVGElement[];
  press(keys: string): Promise<void>;
}

async function shown(all: readonly CountedAnnotation[] | null, query = ''): Promise<Shown> {
  const made = fake(all, query);
  const rows: string[] = [];
  const left: string[] = [];
  const box = await render(
    <OverviewPanel
      workbench={made.workbench}
      onLeave={() => left.push('text')}
      onRows={(asked) => rows.push(asked)}
    />,
  );
  box.style.width = '1000px';
  await vi.waitUntil(
    async () => {
      await after(frame);
      return all === null || all.length === 0
        ? !box.textContent.includes('Counting')
        : box.querySelector('[data-figure] [role="button"]') !== null;
    },
    { timeout: 20_000 },
  );
  await after(frame);
  const figure = (id: string): HTMLElement =>
    box.querySelector(`[data-figure="${id}"]`) as HTMLElement;
  return {
    ...made,
    box,
    rows,
    left,
    figure,
    marks: (id) => [...figure(id).querySelectorAll<SVGElement>('[role="button"]')],
    press: (keys) => after(() => userEvent.keyboard(keys)),
  };
}

const labels = (marks: readonly Element[]): readonly (string | null)[] =>
  marks.map((mark) => mark.getAttribute('aria-label'));

test('each figure says its numbers in its marks', async () => {
  const { marks } = await shown(some);
  expect(labels(marks('tags'))).toEqual(['12 × statistic', '5 × date', '4 × claim', '1 × actor']);
  expect(labels(marks('analysts'))).toEqual(['19 annotations by Anna', '3 annotations by Ben']);
  expect(labels(marks('actors'))).toEqual(['1 annotation naming The Office']);
  expect(labels(marks('dates'))).toEqual([
    '2 dates in March 2021',
    '1 date in November 2022',
    '1 date stated only to the year in 2021',
  ]);
  expect(labels(marks('tags-in-documents'))).toEqual([
    '12 × statistic in “A short title”',
    '5 × date in “A short title”',
    '3 × claim in “A second, “quoted” title”',
    '1 × actor in “A second, “quoted” title”',
    '1 × claim in “Ein Titel & noch <einer>”',
  ]);
});
