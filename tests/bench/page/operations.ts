import { diceOf } from '../../dice.ts';
import { spansOf } from './spans.ts';
import type { Opened, Span } from './subject.ts';

/**
 * The operations, each run here in the page as one call, so that the driver's own traffic is not in
 * what is measured. Each waits until what it did is on the screen.
 */

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** After the second frame begins, the first is painted. */
export async function painted(): Promise<void> {
  await frame();
  await frame();
}

/** Spans among the first lines, which are in view when a document has just been opened. */
export const spansInView = (count: number): readonly Span[] => spansOf(count, 20, 700, 99);

export async function tagEach(opened: Opened, spans: readonly Span[]): Promise<void> {
  for (const span of spans) {
    opened.tag(span);
    await painted();
  }
}

export async function untagEach(opened: Opened, spans: readonly Span[]): Promise<void> {
  for (const span of spans) {
    opened.untag(span);
    await painted();
  }
}

export async function hideAndShow(opened: Opened, times: number): Promise<void> {
  for (let time = 0; time < times; time++)
    for (const isHidden of [true, false]) {
      opened.setHidden(0, isHidden);
      await painted();
    }
}

export async function jumpTo(opened: Opened, offset: number): Promise<void> {
  opened.jump(offset);
  await painted();
}

export async function jumpAbout(opened: Opened, units: number, times: number): Promise<void> {
  const dice = diceOf(7);
  for (let time = 0; time < times; time++) await jumpTo(opened, Math.floor(dice() * units));
}

/**
 * Scrolls down a third of a screen with every frame.
 *
 * @returns the longest time between two frames, in milliseconds
 */
export async function scrollByFrames({ scroller }: Opened, steps: number): Promise<number> {
  let longest = 0;
  let before = await frame();
  for (let step = 0; step < steps; step++) {
    scroller.scrollTop += scroller.clientHeight / 3;
    const now = await frame();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

const LOOKS = [0.03, 0.25, 0.5, 0.75, 0.97];

/** Scrolls up. @returns how many frames had a hole where text belongs */
export async function blanksOnTheWayUp(opened: Opened, steps: number): Promise<number> {
  const { scroller } = opened;
  const { left, top, width, height } = scroller.getBoundingClientRect();
  let blanks = 0;
  for (let step = 0; step < steps; step++) {
    scroller.scrollTop -= height / 3;
    // A frame's scroll events come before its callbacks: this is what will be painted.
    await frame();
    const hits = LOOKS.map((look) =>
      document.elementFromPoint(left + width / 2, top + height * look),
    );
    if (hits.some((hit) => opened.isBlank(hit))) blanks += 1;
  }
  return blanks;
}

export function countNodes(root: Node): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode() !== null) count += 1;
  return count;
}

/** Does something in a frame's callback: what it does at once is drawn in that very frame. */
export const inFrame = (work: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      try {
        work();
        resolve();
      } catch (error) {
        reject(error as Error);
      }
    });
  });

/**
 * Milliseconds from the call until the frame it was made in is drawn by the main thread: what a
 * person waits for beyond the screen's own beat.
 */
export async function tagToPaint(opened: Opened, spans: readonly Span[]): Promise<number[]> {
  const times: number[] = [];
  for (const span of spans) {
    await frame();
    const start = performance.now();
    opened.tag(span);
    const channel = new MessageChannel();
    const drawn = new Promise<void>((resolve) => (channel.port1.onmessage = () => resolve()));
    channel.port2.postMessage(null);
    await drawn;
    times.push(performance.now() - start);
    await opened.settled();
    await painted();
  }
  return times;
}
