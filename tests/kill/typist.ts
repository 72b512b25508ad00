import type { Page } from '@playwright/test';
import { wordAt, type Edit } from './edits.ts';

/** Somebody at the keyboard, inside the page: keys come as fast as the page takes them. */

interface Stroke {
  /** The word to select first; null where none is. */
  readonly word: string | null;
  readonly key: string;
  readonly isControl: boolean;
  readonly isShift: boolean;
  /** Milliseconds to wait before. */
  readonly pause: number;
}

const strokeOf = (edit: Edit, pause: number): Stroke =>
  edit.kind === 'tag'
    ? { word: wordAt(edit.word), key: String(edit.key), isControl: false, isShift: false, pause }
    : { word: null, key: 'z', isControl: true, isShift: edit.kind === 'redo', pause };

/** Runs in the page. */
async function typeAll(strokes: readonly Stroke[]): Promise<void> {
  const page = globalThis as typeof globalThis & {
    obelusSaved: (count: number) => void;
  };
  const root = document.querySelector<HTMLElement>('.ProseMirror');
  const status = document.querySelector('footer[aria-label="Status"] span');
  if (root === null || status === null) throw new Error('There is no text here.');
  let count = 0;
  let told = 0;
  const look = (): void => {
    if (status.textContent !== 'Saved' || told === count) return;
    told = count;
    page.obelusSaved(count);
  };
  new MutationObserver(look).observe(status, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  const select = (word: string): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(word) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + word.length);
      return;
    }
    throw new Error(`The text in view has no “${word}”.`);
  };
  for (const { word, key, isControl, isShift, pause } of strokes) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    root.focus();
    if (word !== null) select(word);
    count++;
    const event = { key, code: key === 'z' ? 'KeyZ' : `Digit${key}`, bubbles: true };
    root.dispatchEvent(
      new KeyboardEvent('keydown', {
        ...event,
        cancelable: true,
        ctrlKey: isControl,
        shiftKey: isShift,
      }),
    );
  }
}

/** Begins to type. What was called saved is told by the number of the edits that were done by then. */
export async function beginTyping(
  page: Page,
  edits: readonly Edit[],
  random: () => number,
  saved: (count: number) => void,
): Promise<{ readonly ended: Promise<Error | null> }> {
  await page.exposeFunction('obelusSaved', saved);
  // In bursts, as people work: a burst is called saved when it is over.
  const pause = (): number => (random() < 0.2 ? 150 + random() * 600 : random() ** 3 * 90);
  const strokes = edits.map((edit) => strokeOf(edit, Math.floor(pause())));
  const ended = page.evaluate(typeAll, strokes).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  return { ended };
}
