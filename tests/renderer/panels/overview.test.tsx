import { expect, test, vi } from 'vitest';
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
const documentOf = (index: number): DocumentId => String(index).padStart(64, '0') as DocumentId;
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

test('a mark is pressed by the pointer or by Enter, and asks for what it stands for', async () => {
  const { marks, press, rows } = await shown(some, 'words');
  const [, , cell] = marks('tags-in-documents');
  await after(() => cell?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  await after(() => marks('tags')[0]?.focus());
  await press('{Enter}');
  await after(() => marks('dates')[0]?.focus());
  await press('{ArrowDown}{Enter}');
  await press(' ');
  expect(rows).toEqual([
    'words tag:claim in:"A second, “quoted” title"',
    'words tag:statistic',
    'words date:2021',
    'words date:2021',
  ]);
});

test('each figure is one stop for Tab, and arrows walk in it', async () => {
  const { marks, press, figure } = await shown(some);
  const inside = (): number =>
    marks('tags-in-documents').findIndex((mark) => mark === document.activeElement);
  const stops = (): number =>
    figure('tags-in-documents').querySelectorAll('rect[tabindex="0"]').length;
  await after(() => marks('tags-in-documents')[0]?.focus());
  const walked: number[] = [];
  for (const key of [
    '{ArrowRight}',
    '{ArrowDown}',
    '{ArrowDown}',
    '{ArrowUp}',
    '{End}',
    '{Home}',
  ]) {
    await press(key);
    walked.push(inside());
    expect(stops()).toBe(1);
  }
  expect(walked).toEqual([1, 2, 4, 2, 3, 2]);
  await press('{Control>}{End}{/Control}');
  expect(inside()).toBe(4);
  expect(figure('tags-in-documents').textContent).toContain(
    '1 × claim in “Ein Titel & noch <einer>”',
  );
});

test('Escape gives the keyboard back to the text', async () => {
  const { marks, press, left } = await shown(some);
  await after(() => marks('tags')[0]?.focus());
  await press('{Escape}');
  expect(left).toEqual(['text']);
});

test('the same numbers stand in a table', async () => {
  const { figure } = await shown(some);
  const matrix = figure('tags-in-documents');
  await after(() => matrix.querySelector<HTMLElement>('button[aria-pressed]')?.click());
  const rows = [...matrix.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['Document', 'Statistic', 'Date', 'Claim', 'Actor'],
    ['A short title', '12', '5', '0', '0'],
    ['A second, “quoted” title', '0', '0', '3', '1'],
    ['Ein Titel & noch <einer>', '0', '0', '1', '0'],
  ]);
  expect(matrix.querySelector('svg [role="button"]')).toBeNull();
});

test('what is drawn has no style of the library’s own, and no parts that are read out beside the marks', async () => {
  const { box } = await shown(some);
  expect(box.querySelector('style')).toBeNull();
  expect(box.querySelector('[style*="plot"]')).toBeNull();
  const drawings = [...box.querySelectorAll('[aria-hidden] > svg')];
  expect(drawings).toHaveLength(6);
  expect(drawings.filter((svg) => svg.querySelector('[aria-label], [role]') !== null)).toEqual([]);
});

test('the numbers follow the annotations, and the last ones stay while the next are counted', async () => {
  const { marks, change, asked, box } = await shown(some);
  const before = asked.count;
  await after(() => {
    for (let count = 0; count < 5; count++) change([...some, one(2, CLAIM as never)]);
  });
  expect(labels(marks('tags'))).toContain('12 × statistic');
  await vi.waitUntil(async () => {
    await after(frame);
    return labels(marks('tags')).includes('5 × claim');
  }, 20_000);
  // Five changes at once are not five counts.
  expect(asked.count - before).toBeLessThanOrEqual(2);
  await after(() => change([]));
  await vi.waitUntil(async () => {
    await after(frame);
    return box.textContent.includes('Nothing is annotated yet.');
  }, 20_000);
  expect(box.querySelector('figure')).toBeNull();
});

test.each([
  [[], '', 'Nothing is annotated yet.'],
  [[], 'tag:claim', 'No annotation is as asked.'],
  [null, '', 'The annotations could not be counted.'],
] as const)('where there is nothing to draw, it says why: %j %s', async (all, query, sentence) => {
  const { box } = await shown(all, query);
  expect(box.textContent).toContain(sentence);
});

const many: readonly CountedAnnotation[] = Array.from({ length: 100 }, (_, index) =>
  Array.from({ length: 100 - index }, () => one(index, CLAIM as never)),
).flat();

/** The fake's documents, as many as there are annotated ones. */
function withDocuments({ workbench }: Fake, count: number): void {
  workbench.state.setState({
    documents: Array.from({ length: count }, (_, index) => ({
      summary: { id: documentOf(index), metadata: { title: `Report ${index}` } },
    })) as unknown as WorkbenchState['documents'],
  });
}

test('of many documents the first are shown, the others counted, and more where one asks', async () => {
  const shownAll = await shown(many);
  await after(() => withDocuments(shownAll, 100));
  const { figure, marks } = shownAll;
  expect(marks('documents')).toHaveLength(30);
  expect(figure('documents').textContent).toContain('70 others');
  expect(marks('tags-in-documents')).toHaveLength(40);
  const more = [...figure('tags-in-documents').querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Show 40 more',
  );
  await after(() => more?.click());
  expect(marks('tags-in-documents')).toHaveLength(80);
  expect(figure('tags-in-documents').textContent).toContain('Show 20 more');
});

/** Saves by a menu: its button, and the line that is pressed in it. */
async function save({ box, saved }: Shown, button: string, item: string): Promise<Picture> {
  const before = saved.length;
  const opener = [...box.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === button,
  );
  await after(() => opener?.click());
  const line = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
    ({ textContent }) => textContent === item,
  );
  await after(() => line?.click());
  await vi.waitUntil(() => saved.length > before, 20_000);
  return saved.at(-1) as Picture;
}

const parsed = (picture: Picture): Document =>
  new DOMParser().parseFromString(picture.kind === 'svg' ? picture.text : '', 'image/svg+xml');

test.each([
  ['Save the figure “Tags in documents”', 'obelus-overview-tags-in-documents'],
  ['Save all figures', 'obelus-overview'],
])('%s: an SVG that is whole by itself', async (button, name) => {
  const picture = await save(await shown(some), button, 'As SVG');
  expect([picture.kind, picture.name]).toEqual(['svg', name]);
  const svg = parsed(picture);
  expect(svg.querySelector('parsererror')).toBeNull();
  expect(svg.documentElement.nodeName).toBe('svg');
  expect(svg.querySelector('style, script, image, use, foreignObject, a, svg svg')).toBeNull();
  const attributes = [...svg.querySelectorAll('*')].flatMap((part) => [...part.attributes]);
  expect(
    attributes.filter(
      ({ name: key, value }) =>
        /^(?:on|style$|class$|href|xlink)/i.test(key) || /var\(|url\(|currentColor/i.test(value),
    ),
  ).toEqual([]);
  expect(svg.querySelector('title')?.textContent).toContain('Tags in documents');
  expect(svg.querySelector('desc')?.textContent).toContain('12 × statistic in “A short title”');
  const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(words).toContain('Ein Titel & noch <einer>');
  expect(words).toContain('12');
  const colours = attributes.filter(({ name: key }) => key === 'fill').map(({ value }) => value);
  expect(colours.filter((colour) => !/^(?:#[0-9a-f]{6}|none)$/.test(colour))).toEqual([]);
});

test('a PNG is of the same size, twice as sharp', async () => {
  const made = await shown(some);
  const button = 'Save the figure “Annotations by tag”';
  const svg = parsed(await save(made, button, 'As SVG')).documentElement;
  const picture = await save(made, button, 'As PNG');
  const bytes = picture.kind === 'png' ? await picture.bytes.arrayBuffer() : new ArrayBuffer(0);
  const view = new DataView(bytes);
  expect([view.getUint32(0), view.getUint32(4)]).toEqual([0x89504e47, 0x0d0a1a0a]);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([
    2 * Number(svg.getAttribute('width')),
    2 * Number(svg.getAttribute('height')),
  ]);
  const image = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context?.drawImage(image, 0, 0);
  const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4)
    colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
  // Paper, a bar in its tag's own colour, and the edges of letters.
  expect(colours.has(0xfcfbf8) || colours.has(0x191a1c)).toBe(true);
  expect(colours.size).toBeGreaterThan(20);
});

test('the drawing follows the width of its place', async () => {
  const { box, figure } = await shown(some);
  const width = (): number =>
    Number(figure('documents').querySelector('[aria-hidden] > svg')?.getAttribute('width'));
  const before = width();
  await after(() => {
    box.style.width = '600px';
  });
  await after(frame);
  expect(width()).not.toBe(before);
  expect(width()).toBeLessThanOrEqual(600);
});
