import type { Block, DocumentBody } from '#core/text';
import type { ShownNote } from './note-popover.tsx';

const WIDTH = 360;
const GAP = 8;
const MOST_UNITS = 600;
const DELAY_MS = 120;

/** The note that a marker's element calls, as text; null where the document does not hold it. */
function noteText(body: DocumentBody, marker: HTMLElement): string | null {
  const block: Block | undefined = body.blocks[Number(marker.dataset['note'] ?? -1)];
  if (block === undefined) return null;
  const text = body.text.slice(block.start, Math.min(block.end, block.start + MOST_UNITS));
  return block.end - block.start > MOST_UNITS ? `${text}…` : text;
}

/**
 * Shows a note while the pointer rests on its marker.
 *
 * @returns what ends it
 */
export function attachNotePeek(
  page: HTMLElement,
  text: HTMLElement,
  body: DocumentBody,
  onNote: (note: ShownNote | null) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Element | null = null;

  const show = (marker: HTMLElement): void => {
    const note = noteText(body, marker);
    if (note === null) return;
    const box = page.getBoundingClientRect();
    const at = marker.getBoundingClientRect();
    const left = Math.max(0, Math.min(at.left - WIDTH / 2, box.right - WIDTH) - box.left);
    const place = { left, top: at.bottom + GAP - box.top };
    onNote({ place, label: marker.dataset['label'] ?? '', text: note });
  };
  const onOver = (event: PointerEvent): void => {
    const marker = (event.target as Element).closest<HTMLElement>('sup[data-note]');
    if (marker === over) return;
    over = marker;
    clearTimeout(timer);
    onNote(null);
    if (marker !== null) timer = setTimeout(() => show(marker), DELAY_MS);
  };
  const onLeave = (): void => {
    over = null;
    clearTimeout(timer);
    onNote(null);
  };
  text.addEventListener('pointerover', onOver);
  text.addEventListener('pointerleave', onLeave);
  return () => {
    clearTimeout(timer);
    text.removeEventListener('pointerover', onOver);
    text.removeEventListener('pointerleave', onLeave);
  };
}
