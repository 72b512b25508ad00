import { differenceOf } from '#core/versions';

/** A part of a value: shared with the other, said otherwise, or a long shared stretch left out. */
export interface MarkedPart {
  readonly kind: 'same' | 'other' | 'left out';
  readonly text: string;
}

/** UTF-16 units of a shared stretch that are shown, at each of its ends. */
const SHOWN = 160;
/** Beyond, a value is shown from its beginning, and marked nowhere. */
const LONGEST = 20_000;

const LETTER = /[\p{L}\p{N}]/u;

function shortened(text: string): readonly MarkedPart[] {
  if (text.length <= 2 * SHOWN + 40) return [{ kind: 'same', text }];
  const [head, tail] = [text.slice(0, SHOWN), text.slice(-SHOWN)];
  return [
    { kind: 'same', text: head.replace(/\S*$/u, '') },
    { kind: 'left out', text: ' … ' },
    { kind: 'same', text: tail.replace(/^\S*/u, '') },
  ];
}

/**
 * A text with what it says otherwise than another marked. Two that share no word are marked nowhere:
 * all of it is other, as anyone sees.
 */
export function markedParts(text: string, other: string): readonly MarkedPart[] {
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
    return kind === 'same' ? shortened(part) : [{ kind: 'other', text: part }];
  });
}
