import { differenceOf } from '#core/versions';

/** A part of a value: shared with the other, said otherwise, or a long shared stretch left out. */
export interface MarkedPart {
  readonly kind: 'same' | 'other' | 'left out';
  readonly text: string;
}

/** UTF-16 units of a shared stretch that are shown, at each of its ends. */
const SHOWN = 160;
/** The same where only its ends are asked for. */
export const SHOWN_OF_PASSAGE = 28;
/** Beyond, a value is shown from its beginning, and marked nowhere. */
const LONGEST = 20_000;

const LETTER = /[\p{L}\p{N}]/u;

function shortened(text: string, shown: number): readonly MarkedPart[] {
  if (text.length <= 2 * shown + 40) return [{ kind: 'same', text }];
  const [head, tail] = [text.slice(0, shown), text.slice(-shown)];
  return [
    { kind: 'same', text: head.replace(/\S*$/u, '') },
    { kind: 'left out', text: ' … ' },
    { kind: 'same', text: tail.replace(/^\S*/u, '') },
  ];
}

/**
 * A text with what it says otherwise than another marked. Two that share no word are marked nowhere:
 * all of it is other, as anyone sees.
 *
 * @param shown UTF-16 units of a long shared stretch that stay, at each of its ends
 */
export function markedParts(text: string, other: string, shown = SHOWN): readonly MarkedPart[] {
  if (text.length > LONGEST || other.length > LONGEST)
    return [{ kind: 'same', text: text.slice(0, LONGEST) }];
  const stretches = differenceOf(other, text);
  const isShared = stretches.some(
    ({ kind, after }) => kind === 'same' && LETTER.test(text.slice(after.start, after.end)),
  );
  if (!isShared) return [{ kind: 'same', text }];
  return stretches.flatMap(({ kind, after }): readonly MarkedPart[] => {
    const part = text.slice(after.start, after.end);
    if (part === '') return [];
    return kind === 'same' ? shortened(part, shown) : [{ kind: 'other', text: part }];
  });
}
