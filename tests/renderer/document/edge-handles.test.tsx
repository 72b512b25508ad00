import { expect, onTestFinished, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { builtInTags, type TagId } from '#core/model';
import { utf16 } from '#core/text';
import { ReadingSurface } from '#renderer/document';
import { withEdge } from '../../../src/renderer/document/edge-handles.ts';
import { after, render } from '../panels/render.tsx';
import { fakeHost } from '../store/fake-host.ts';
import { words, workbenchOn } from '../store/surroundings.ts';

test.each([
  ['a start moves', 'start', 2, [2, 10]],
  ['an end moves', 'end', 12, [5, 12]],
  ['a start beyond the end becomes the end', 'start', 14, [10, 14]],
  ['an end before the start becomes the start', 'end', 1, [1, 5]],
  ['a start on the end leaves nothing', 'start', 10, null],
  ['an end on the start leaves nothing', 'end', 5, null],
] as const)('%s', (_, edge, offset, expected) => {
  const range = withEdge({ start: utf16(5), end: utf16(10) }, edge, offset);
  expect(range === null ? null : [range.start, range.end]).toEqual(expected);
});

const TEXT = Array.from(
  { length: 60 },
  (_, at) => `Paragraph ${at} says that 45 people were counted by the ministry, which denied it.`,
).join('\n\n');
const actor = builtInTags[2]?.id as TagId;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The mouse itself, in the window that holds the test's frame. */
const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point) => {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = (frame?.width ?? innerWidth) / innerWidth;
  const at = { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale };
  return after(() =>
    cdp().send('Input.dispatchMouseEvent', {
      type,
      ...at,
      button: 'left',
      buttons: 1,
      clickCount: 1,
    }),
  );
};

async function handlesOn(passage: string) {
  const workbench = await workbenchOn(fakeHost(), TEXT);
  onTestFinished(() => workbench.close());
  const box = await render(<ReadingSurface workbench={workbench} />, 320);
  box.style.width = '760px';
  await after(() => undefined);
  await after(() => {
    workbench.select(words(workbench, passage));
    workbench.annotate(actor);
  });
  const handle = (edge: string): Point => {
    const element = box.querySelector(`[data-edge="${edge}"]`) as Element;
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const emphasised = (): string =>
    [...(CSS.highlights.get(`focus-${actor}`) ?? [])]
      .map((stretch) => {
        const range = document.createRange();
        range.setStart(stretch.startContainer, stretch.startOffset);
        range.setEnd(stretch.endContainer, stretch.endOffset);
        return range.toString();
      })
      .join('');
  const exact = (): string | undefined =>
    workbench.state.getState().open?.annotations.inOrder()[0]?.exact;
  return { workbench, box, handle, emphasised, exact };
}

test('an edge that is dragged shows what it comes to, and is there when let go', async () => {
  const { handle, emphasised, exact } = await handlesOn('people were');
  const from = handle('end');
  await mouse('mousePressed', from);
  await mouse('mouseMoved', { x: from.x + 70, y: from.y });
  const preview = emphasised();
  expect(preview).toMatch(/^people were count/);
  expect(exact()).toBe('people were');
  await mouse('mouseReleased', { x: from.x + 70, y: from.y });
  expect(exact()).toBe(preview);
  expect(emphasised()).toBe(preview);
});

test('leaving the annotation lets go of its edge and changes nothing', async () => {
  const { workbench, handle, emphasised, exact } = await handlesOn('people were');
  const from = handle('start');
  await mouse('mousePressed', from);
  await mouse('mouseMoved', { x: from.x - 60, y: from.y });
  expect(emphasised()).not.toBe('people were');
  await after(() => workbench.focus(null));
  expect(emphasised()).toBe('');
  await mouse('mouseReleased', { x: from.x - 60, y: from.y });
  expect(exact()).toBe('people were');
});

test('at the edge of the view the text comes along under the dragged edge', async () => {
  const { box, handle, exact } = await handlesOn('people were');
  const scroller = box.querySelector('[class*="scroller"]') as HTMLElement;
  const from = handle('end');
  const down = { x: from.x, y: scroller.getBoundingClientRect().bottom - 3 };
  await mouse('mousePressed', from);
  await mouse('mouseMoved', down);
  await expect.poll(() => scroller.scrollTop).toBeGreaterThan(300);
  await mouse('mouseReleased', down);
  const stopped = scroller.scrollTop;
  expect(exact()?.length).toBeGreaterThan(500);
  await after(() => undefined);
  expect(scroller.scrollTop).toBe(stopped);
});
