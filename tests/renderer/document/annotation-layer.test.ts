import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf16, type DocumentBody } from '#core/text';
import type { AnalystId, AnnotationId, DocumentId, TagId } from '#core/model';
import type { Annotation, Tag } from '#renderer/store';
import { CellIndex } from '../../../src/renderer/store/records/annotation-index.ts';
import {
  mountAnnotationLayer,
  type AnnotationLayer,
} from '../../../src/renderer/document/annotation-layer.ts';
import { createHighlights, type HighlightSet } from '../../../src/renderer/document/highlights.ts';
import {
  annotationAt,
  annotationsAt,
  nextInStack,
} from '../../../src/renderer/document/hit-test.ts';
import { mountSurface, type Surface } from '../../../src/renderer/document/surface.ts';
import { bodyOf, proseOf } from './bodies.ts';

const kinds = ['claim', 'statistic', 'actor', 'date'] as const;
const tags: Tag[] = kinds.map((kind, index) => ({
  definition: '',
  whenToUse: '',
  example: '',
  line: 'solid',
  parent: null,
  isRetired: false,
  id: kind as string as TagId,
  label: kind,
  kind,
  colour: kind,
  key: String(index + 1),
}));

let scroller: HTMLElement;
let surface: Surface;
let layer: AnnotationLayer;
let highlights: HighlightSet;
let index: CellIndex;

function annotation(body: DocumentBody, id: string, tag: string, start: number, end: number) {
  const made: Annotation = {
    id: id as AnnotationId,
    document: 'd' as DocumentId,
    tag: tag as TagId,
    start: utf16(start),
    end: utf16(end),
    exact: body.text.slice(start, end),
    note: '',
    value: null,
    creator: 'A. Analyst',
    creatorId: '' as AnalystId,
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
  };
  return made;
}

function mount(body: DocumentBody, annotations: readonly Annotation[]): void {
  const inner = document.createElement('div');
  inner.style.cssText = 'width: 600px; font: 17px/28px serif; white-space: pre-wrap';
  scroller.replaceChildren(inner);
  surface = mountSurface(scroller, inner, body, 'Text', {
    selectionChanged: () => {},
    layoutChanged: () => {},
  });
  index = new CellIndex(annotations);
  highlights = createHighlights(tags);
  layer = mountAnnotationLayer(surface, index, highlights);
  index.subscribe((delta) => layer.apply(delta));
}

/** The stretches of text that a named highlight holds, in order. */
function painted(name: string): string[] {
  const ranges = [...(CSS.highlights.get(name) ?? [])].map((stretch) => {
    const range = document.createRange();
    range.setStart(stretch.startContainer, stretch.startOffset);
    range.setEnd(stretch.endContainer, stretch.endOffset);
    return range;
  });
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  return ranges.map((range) => range.toString());
}

beforeEach(() => {
  scroller = document.createElement('div');
  scroller.style.cssText = 'height: 600px; width: 700px; overflow: auto';
  document.body.replaceChildren(scroller);
});
afterEach(() => {
  layer.destroy();
  highlights.destroy();
  surface.destroy();
});

test('each annotation near the viewport is painted on exactly its words', () => {
  const body = bodyOf([
    'In 2023 the group claimed 12 attacks.',
    'A naïve 👩‍👩‍👧 reader.',
    'العربية 2021',
  ]);
  mount(body, [
    annotation(body, 'a', 'date', 3, 7),
    annotation(body, 'b', 'statistic', 26, 36),
    annotation(body, 'c', 'claim', 0, 37),
    annotation(body, 'd', 'actor', 46, 54),
    annotation(body, 'e', 'date', body.text.length - 4, body.text.length),
  ]);
  expect(painted('tag-date')).toEqual(['2023', '2021']);
  expect(painted('tag-statistic')).toEqual(['12 attacks']);
  expect(painted('tag-claim')).toEqual(['In 2023 the group claimed 12 attacks.']);
  expect(painted('tag-actor')).toEqual(['👩‍👩‍👧']);
});

test('an annotation over a note marker and over several blocks is painted whole', () => {
  const text = 'the group.12 Then';
  const body = bodyOf([text, 'and more'], [{ label: '12', start: utf16(10), end: utf16(12) }]);
  mount(body, [annotation(body, 'a', 'claim', 4, text.length + 4)]);
  expect(painted('tag-claim').join('')).toBe('group.12 Thenand');
});

test('adding, changing and removing touch nothing else that is painted', () => {
  const body = bodyOf(['alpha beta gamma delta']);
  const first = annotation(body, 'a', 'claim', 0, 5);
  mount(body, [first]);
  const kept = [...(CSS.highlights.get('tag-claim') ?? [])];
  const second = annotation(body, 'b', 'claim', 6, 10);
  index.apply({ removed: [], added: [second] });
  expect(painted('tag-claim')).toEqual(['alpha', 'beta']);
  const retagged = { ...second, tag: 'actor' as TagId };
  index.apply({ removed: [second], added: [retagged] });
  expect(painted('tag-claim')).toEqual(['alpha']);
  expect(painted('tag-actor')).toEqual(['beta']);
  index.apply({ removed: [retagged], added: [] });
  expect(painted('tag-actor')).toEqual([]);
  expect([...(CSS.highlights.get('tag-claim') ?? [])]).toEqual(kept);
});

test('painting an annotation moves nothing', () => {
  const body = proseOf(4000);
  mount(body, []);
  const before = [...scroller.querySelectorAll('p')].map((p) => p.getBoundingClientRect().toJSON());
  index.apply({ removed: [], added: [annotation(body, 'a', 'date', 10, 900)] });
  const after = [...scroller.querySelectorAll('p')].map((p) => p.getBoundingClientRect().toJSON());
  expect(after).toEqual(before);
});

test('a hundred thousand annotations on one character are painted as what they cover together', async () => {
  const body = proseOf(20_000);
  const at = 1_000;
  const nest = Array.from({ length: 100_000 }, (_, number) =>
    annotation(
      body,
      `n${String(number)}`,
      kinds[number % 3] as string,
      at - (number % 300),
      at + 1 + ((number * 7) % 300),
    ),
  );
  mount(body, nest);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const reach = body.text.slice(at - 299, at + 300).replaceAll('\n', '');
  const whole = (name: string): string => painted(name).join('');
  const stretches = (): number =>
    [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  expect(stretches()).toBeLessThan(100);
  expect(reach).toContain(whole('tag-claim'));
  expect(whole('tag-claim').length).toBeGreaterThan(400);

  const date = annotation(body, 'date', 'date', at - 2, at + 2);
  index.apply({ removed: nest.slice(1), added: [date] });
  expect(painted('tag-date').join('')).toBe(body.text.slice(at - 2, at + 2));
  expect([painted('tag-claim'), painted('tag-actor')]).toEqual([[body.text.charAt(at)], []]);

  index.apply({ removed: [date], added: nest.slice(1) });
  expect(painted('tag-date')).toEqual([]);
  expect(reach).toContain(whole('tag-actor'));
  expect(stretches()).toBeLessThan(100);
  const { left, top, bottom } = surface.rectAt(at, 'start');
  const there = [left + 2, (top + bottom) / 2] as const;
  const stack = annotationsAt(surface, index, new Set(), ...there);
  expect(stack).toHaveLength(100_000);
  expect(annotationAt(surface, index, new Set(), ...there)).toBe(stack[0]);
});

test('of many annotations only those near the viewport are painted, wherever one goes', async () => {
  const body = proseOf(1_000_000);
  const all = Array.from({ length: 5000 }, (_, at) =>
    annotation(body, `a${at}`, kinds[at % 4] as string, at * 200, at * 200 + 60),
  );
  mount(body, [...all, annotation(body, 'long', 'claim', 100, 900_000)]);
  for (const place of [500_000, 20_000, 950_000]) {
    surface.reveal(place);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const text = painted('tag-statistic');
    expect(text.length).toBeGreaterThan(3);
    expect(text.length).toBeLessThan(300);
    const near = index.overlapping({ start: utf16(place), end: utf16(place + 400) });
    for (const { tag, exact } of near.filter(({ id }) => id !== 'long'))
      expect(painted(`tag-${tag}`)).toContain(exact);
  }
});

test('hiding a tag takes it from the page and from under the pointer, and showing brings it back', () => {
  const body = bodyOf(['alpha beta gamma delta']);
  mount(body, [annotation(body, 'a', 'claim', 0, 10), annotation(body, 'b', 'actor', 6, 10)]);
  const { left, top, bottom } = surface.rectAt(8, 'start');
  const at = (hidden: ReadonlySet<TagId>): string[] =>
    annotationsAt(surface, index, hidden, left + 1, (top + bottom) / 2).map(({ id }) => id);
  expect(at(new Set())).toEqual(['b', 'a']);
  const hidden = new Set(['actor' as TagId]);
  layer.setHidden(hidden);
  expect(CSS.highlights.has('tag-actor')).toBe(false);
  expect(at(hidden)).toEqual(['a']);
  layer.setHidden(new Set());
  expect(painted('tag-actor')).toEqual(['beta']);
});

test('clicking on a nest goes from the shortest to the widest and around', () => {
  const body = bodyOf(['alpha beta gamma delta']);
  const wide = annotation(body, 'a', 'claim', 0, 22);
  const middle = annotation(body, 'b', 'actor', 0, 10);
  const short = annotation(body, 'c', 'date', 6, 10);
  mount(body, [wide, middle, short]);
  const stack = [short, middle, wide];
  expect(nextInStack(stack, null)).toBe(short);
  expect(nextInStack(stack, short.id)).toBe(middle);
  expect(nextInStack(stack, wide.id)).toBe(short);
  expect(nextInStack([], null)).toBe(null);
});

test('beside the text of a line there is nothing to click', () => {
  const body = bodyOf(['short']);
  mount(body, [annotation(body, 'a', 'claim', 0, 5)]);
  const { left, top } = surface.rectAt(5, 'end');
  expect(annotationsAt(surface, index, new Set(), left + 300, top + 10)).toEqual([]);
  expect(annotationsAt(surface, index, new Set(), left - 4, top + 10)).toHaveLength(1);
});

test('the focused annotation and what was found are painted apart, the current hit once', () => {
  const body = bodyOf(['alpha beta alpha beta']);
  const focused = annotation(body, 'a', 'claim', 0, 10);
  mount(body, [focused]);
  layer.setFocused(focused);
  expect(painted('focus-claim')).toEqual(['alpha beta']);
  const matches = [
    { start: utf16(0), end: utf16(5) },
    { start: utf16(11), end: utf16(16) },
  ];
  layer.setFound(matches, 1);
  expect(painted('found')).toEqual(['alpha']);
  expect(painted('found-current')).toEqual(['alpha']);
  layer.setFocused(null);
  layer.setFound([], -1);
  expect(painted('focus-claim')).toEqual([]);
  expect(painted('found')).toEqual([]);
});

test('what is tagged with a tag that is not told yet is painted as soon as it is', () => {
  const body = bodyOf(['alpha beta gamma delta']);
  mount(body, [annotation(body, 'a', 'theme', 0, 5)]);
  index.apply({ removed: [], added: [annotation(body, 'b', 'theme', 6, 10)] });
  expect(CSS.highlights.has('tag-theme')).toBe(false);
  const theme: Tag = { ...(tags[0] as Tag), id: 'theme' as TagId, colour: 'moss' };
  layer.setTags([...tags, theme]);
  expect(painted('tag-theme')).toEqual(['alpha', 'beta']);
  layer.setTags(tags);
  expect(CSS.highlights.has('tag-theme')).toBe(false);
});
