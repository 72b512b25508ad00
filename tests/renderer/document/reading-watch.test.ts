import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { DocumentBody, TextRange } from '#core/text';
import { createReadStripe } from '../../../src/renderer/document/ruler-read.ts';
import { watchReading } from '../../../src/renderer/document/reading-watch.ts';
import { mountSurface, type Surface } from '../../../src/renderer/document/surface.ts';
import { range } from '../store/surroundings.ts';
import { bodyOf, proseOf } from './bodies.ts';

let scroller: HTMLElement;
let surface: Surface | null = null;

function mount(body: DocumentBody): Surface {
  const inner = document.createElement('div');
  inner.style.cssText = 'width: 600px; font: 17px/28px serif; white-space: pre-wrap';
  scroller.replaceChildren(inner);
  surface = mountSurface(scroller, inner, body, 'Text', {
    selectionChanged: () => undefined,
    layoutChanged: () => undefined,
  });
  return surface;
}

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

beforeEach(() => {
  scroller = document.createElement('div');
  scroller.style.cssText = 'height: 600px; width: 700px; overflow: auto';
  document.body.replaceChildren(scroller);
});
afterEach(() => {
  surface?.destroy();
  surface = null;
});

test('all of a short text is in view, to its last letter', () => {
  const body = bodyOf(['alpha beta gamma', 'delta', 'omega']);
  expect(mount(body).shownRange()).toEqual(range(0, body.text.length));
});

test.each([0, 0.3, 0.71, 1])(
  'at %d of a long text the range in view is that of the first and last lines there',
  async (fraction) => {
    const body = proseOf(400_000);
    const { shownRange, rectAt } = mount(body);
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * fraction;
    await frame();
    await frame();
    const shown = shownRange();
    if (shown === null) throw new Error('Nothing is in view.');
    const { top, bottom } = scroller.getBoundingClientRect();
    const [first, last] = [rectAt(shown.start, 'start'), rectAt(shown.end, 'end')];
    // No line beyond those would fit.
    expect(first.top).toBeGreaterThan(top - 28);
    expect(first.top).toBeLessThan(top + 56);
    expect(last.bottom).toBeLessThan(bottom + 28);
    expect(last.bottom).toBeGreaterThan(bottom - 56);
  },
);

test('a text that is scrolled out of view is not in view', () => {
  const now = mount(bodyOf(['alpha beta gamma']));
  scroller.prepend(Object.assign(document.createElement('div'), { style: 'height: 2000px' }));
  expect(now.shownRange()).toBeNull();
});

test('the watch tells of what is in view, and of nothing once it has ended', async () => {
  const now = mount(bodyOf(['alpha beta gamma', 'delta']));
  now.view.focus();
  const told: { seen: TextRange; milliseconds: number }[] = [];
  const begun = performance.now();
  const end = watchReading({
    surface: now,
    scroller,
    isWanted: () => true,
    saw: (seen, milliseconds) => void told.push({ seen, milliseconds }),
  });
  await expect.poll(() => told.length).toBeGreaterThan(1);
  end();
  const spent = told.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  expect(spent).toBeLessThanOrEqual(performance.now() - begun);
  expect(told[0]?.seen).toEqual(range(0, 22));
});

test('a text that something covers is not read', async () => {
  const now = mount(bodyOf(['alpha beta gamma', 'delta']));
  now.view.focus();
  scroller.dataset['covered'] = '';
  onTestFinished(() => {
    delete scroller.dataset['covered'];
  });
  let isAsked = false;
  const told: TextRange[] = [];
  const isWanted = (): boolean => (isAsked = true);
  const end = watchReading({
    surface: now,
    scroller,
    isWanted,
    saw: (seen) => void told.push(seen),
  });
  await expect.poll(() => isAsked).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  end();
  expect(told).toEqual([]);
});

test('the stripe in the ruler stands where text was read, and one whole text is one stroke', () => {
  const body = proseOf(400_000);
  const now = mount(body);
  const box = document.createElement('div');
  box.style.cssText = 'height: 500px; width: 18px';
  document.body.append(box);
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const stripe = createReadStripe(box, picture, now);
  const drawn = (): number[] => {
    stripe.draw();
    const path = picture.querySelector('path')?.getAttribute('d') ?? '';
    return [...path.matchAll(/M1 (\d+)V(\d+)/g)].flatMap(([, from, to]) => [
      Number(from),
      Number(to),
    ]);
  };
  expect(drawn()).toEqual([]);
  stripe.set([range(0, body.text.length)]);
  expect(drawn()).toEqual([0, 500]);
  const half = Math.floor(body.text.length / 2);
  stripe.set([range(0, 10), range(half, half + 10)]);
  const [first, firstEnd, second, secondEnd] = drawn();
  expect([first, firstEnd]).toEqual([0, 2]);
  expect(second).toBeGreaterThan(230);
  expect(secondEnd).toBeLessThan(270);
});
