import { mayHoldUnseen, unseenMarks, utf16, type TextRange } from '#core/text';
import type { Context } from '../context.ts';
import type { UnseenMarks } from '../facets.ts';
import { later } from '../later-work.ts';
import type { OpenDocument, UnseenState } from '../workbench.ts';

/**
 * Marks of the open text that nobody sees and that could mislead: looked for once it is shown, a stretch
 * at a time while the page has nothing else to do.
 */

export const nothingUnseen: UnseenState = { showsAll: false, count: 0, places: [] };

/** UTF-16 code units looked at in one go. */
const STRETCH = 16_384;
/** More are counted, and not gone to. */
const MOST_PLACES = 10_000;
const PATIENCE = { timeout: 1_000 };

/** Where a stretch that begins somewhere ends: with a line, where one ends within it. */
function endOfStretch(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const lineEnd = text.lastIndexOf('\n', from + STRETCH);
  return lineEnd > from ? lineEnd + 1 : from + STRETCH;
}

/** The suspect ones of a stretch, by their offsets in the whole. */
function suspectsIn(text: string, from: number, to: number): readonly TextRange[] {
  const part = text.slice(from, to);
  if (!mayHoldUnseen(part)) return [];
  return unseenMarks(part)
    .filter(({ isSuspect }) => isSuspect)
    .map(({ start, end }) => ({ start: utf16(from + start), end: utf16(from + end) }));
}

interface Keeper {
  readonly unseenMarks: UnseenMarks;
  /** Looks at nothing more. */
  end(): void;
}

export function unseenMarksOf(context: Context): Keeper {
  const { state, database, writer } = context;
  let idle = 0;
  const show = (more: Partial<UnseenState>): void => {
    state.setState(({ unseen }) => ({ unseen: { ...unseen, ...more } }));
  };

  const look = (open: OpenDocument | null): void => {
    cancelIdleCallback(idle);
    show({ count: 0, places: [] });
    if (open === null) return;
    const { text } = open.body;
    const places: TextRange[] = [];
    let count = 0;
    let from = 0;
    const lookOn = (deadline: IdleDeadline): void => {
      do {
        const to = endOfStretch(text, from);
        const found = suspectsIn(text, from, to);
        count += found.length;
        places.push(...found.slice(0, MOST_PLACES - places.length));
        from = to;
      } while (from < text.length && deadline.timeRemaining() > 4);
      if (from < text.length) idle = requestIdleCallback(lookOn, PATIENCE);
      else if (count > 0) show({ count, places });
    };
    idle = requestIdleCallback(lookOn, PATIENCE);
  };

  const endFollowing = state.subscribe(({ open }, before) => {
    if (open?.summary.id !== before.open?.summary.id) look(open);
  });
  look(state.getState().open);
  later(context, async () => {
    const stored = await database.meta.get('showsUnseenMarks').catch(() => undefined);
    if (stored?.value === true) show({ showsAll: true });
  });

  return {
    unseenMarks: {
      showAll: (showsAll) => {
        show({ showsAll });
        writer.enqueue({ changes: [], history: null, meta: { showsUnseenMarks: showsAll } });
      },
    },
    end: () => {
      endFollowing();
      cancelIdleCallback(idle);
    },
  };
}
