import { expect, onTestFinished, test } from 'vitest';
import { loadTheme } from '#renderer/ui';
import type { AnalystId, AnnotationId, DocumentId, TagId } from '#core/model';
import { utf16, type DocumentBody } from '#core/text';
import type { Annotation, Tag } from '#renderer/store';
import {
  attachAnalystLanes,
  type AnalystLanes,
} from '../../../src/renderer/document/analyst-lanes.ts';
import { mountSurface, type Surface } from '../../../src/renderer/document/surface.ts';
import { CellIndex } from '../../../src/renderer/store/records/annotation-index.ts';
import { proseOf } from './bodies.ts';

const [ANNA, BEN] = ['anna', 'ben'] as unknown as readonly [AnalystId, AnalystId];
const CLAIM = 'claim' as TagId;

const tag: Tag = {
  id: CLAIM,
  label: 'claim',
  kind: 'claim',
  definition: '',
  whenToUse: '',
  example: '',
  colour: 'claim',
  line: 'dashed',
  key: '1',
  parent: null,
  isRetired: false,
};

let serial = 0;

const annotation = (
  body: DocumentBody,
  creatorId: AnalystId,
  start: number,
  end: number,
): Annotation => ({
  id: `a${String(++serial)}` as AnnotationId,
  document: 'd' as DocumentId,
  tag: CLAIM,
  start: utf16(start),
  end: utf16(end),
  exact: body.text.slice(start, end),
  note: '',
  value: null,
  creator: creatorId,
  creatorId,
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
});

interface Scene {
  readonly page: HTMLElement;
  readonly scroller: HTMLElement;
  readonly surface: Surface;
  readonly index: CellIndex;
  readonly lanes: AnalystLanes;
  readonly pressed: AnnotationId[];
  bars(): readonly HTMLElement[];
}

async function sceneOf(body: DocumentBody, annotations: readonly Annotation[]): Promise<Scene> {
  await loadTheme(document.fonts);
  const scroller = document.createElement('div');
  scroller.style.cssText =
    'height: 600px; width: 720px; overflow: hidden auto; padding: 34px 40px 0';
  const page = document.createElement('div');
  page.style.cssText = 'position: relative; width: 600px; font: 17px/28px serif';
  const mount = document.createElement('div');
  mount.style.whiteSpace = 'pre-wrap';
  page.append(mount);
  scroller.append(page);
  document.body.replaceChildren(scroller);
  const surface = mountSurface(scroller, mount, body, 'Text', {
    selectionChanged: () => undefined,
    layoutChanged: () => undefined,
  });
  const index = new CellIndex(annotations);
  const pressed: AnnotationId[] = [];
  const lanes = attachAnalystLanes(page, surface, index, (id) => pressed.push(id));
  lanes.setTags([tag]);
  onTestFinished(() => {
    lanes.destroy();
    surface.destroy();
  });
  const bars = (): readonly HTMLElement[] => [
    ...page.querySelectorAll<HTMLElement>('[data-annotation]'),
  ];
  return { page, scroller, surface, index, lanes, pressed, bars };
}

const compared = [
  { id: ANNA, name: 'Anna' },
  { id: BEN, name: 'Ben' },
];

/** The lanes are drawn a little after what changes them. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => requestAnimationFrame(() => resolve()), 150);
  });

test('a bar stands beside each annotation of those compared, as high as it, and moves nothing', async () => {
  const body = proseOf(400);
  const [annas, bens, others] = [
    annotation(body, ANNA, 0, 200),
    annotation(body, BEN, 20, 40),
    annotation(body, 'cleo' as AnalystId, 5, 9),
  ];
  const { page, surface, lanes, pressed, bars } = await sceneOf(body, [annas, bens, others]);
  const before = surface.view.dom.getBoundingClientRect();
  expect(bars()).toEqual([]);
  lanes.show(compared);
  await drawn();
  expect(bars().map(({ dataset }) => dataset['annotation'])).toEqual([annas.id, bens.id]);
  const [first, second] = bars().map((bar) => bar.getBoundingClientRect());
  const top = surface.rectAt(0, 'start').top;
  expect(Math.abs((first?.top ?? 0) - top)).toBeLessThan(2);
  expect(Math.abs((first?.bottom ?? 0) - surface.rectAt(200, 'end').bottom)).toBeLessThan(2);
  expect(second?.left ?? 0).toBeGreaterThan(first?.left ?? 0);
  expect(first?.left ?? 0).toBeGreaterThan(before.right);
  expect(surface.view.dom.getBoundingClientRect()).toEqual(before);
  expect(bars()[0]?.title).toBe('Anna: Claim');
  expect(getComputedStyle(bars()[0] as HTMLElement).borderLeftStyle).toBe('dashed');
  bars()[1]?.click();
  expect(pressed).toEqual([bens.id]);
  lanes.setHidden(new Set([CLAIM]));
  await drawn();
  expect(bars()).toEqual([]);
  lanes.setHidden(new Set());
  lanes.show([]);
  await drawn();
  expect(page.querySelector('[data-annotation]')).toBeNull();
});

test('only what is near the viewport has bars, wherever one scrolls', async () => {
  const body = proseOf(100_000);
  const length = body.text.length;
  const all = Array.from({ length: 800 }, (_, at) => {
    const start = Math.floor((at / 800) * (length - 20));
    return annotation(body, at % 2 === 0 ? ANNA : BEN, start, start + 10);
  });
  const { scroller, surface, lanes, bars } = await sceneOf(body, all);
  lanes.show(compared);
  await drawn();
  expect(bars().length).toBeGreaterThan(2);
  expect(bars().length).toBeLessThan(200);
  scroller.scrollTop = scroller.scrollHeight / 2;
  await expect.poll(() => bars().length).toBeGreaterThan(2);
  await drawn();
  const view = scroller.getBoundingClientRect();
  const inView = bars().filter((bar) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return bottom > view.top && top < view.bottom;
  });
  expect(inView.length).toBeGreaterThan(0);
  const shown = surface.shownRange();
  const seen = all.filter(
    ({ start, end }) => shown !== null && start >= shown.start && end <= shown.end,
  );
  const drawnIds = new Set(bars().map(({ dataset }) => dataset['annotation']));
  expect(seen.filter(({ id }) => !drawnIds.has(id))).toEqual([]);
  expect(bars().length).toBeLessThan(200);
});

test('what is tagged and deleted while one compares comes and goes', async () => {
  const body = proseOf(200);
  const { index, lanes, bars } = await sceneOf(body, []);
  lanes.show(compared);
  const made = annotation(body, BEN, 3, 12);
  index.apply({ removed: [], added: [made] });
  lanes.changed();
  lanes.setFocused(made.id);
  await drawn();
  expect(bars().map(({ dataset }) => dataset['annotation'])).toEqual([made.id]);
  expect(bars()[0]?.hasAttribute('data-focused')).toBe(true);
  index.apply({ removed: [made], added: [] });
  lanes.changed();
  await drawn();
  expect(bars()).toEqual([]);
});
