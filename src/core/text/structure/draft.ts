import { utf16 } from '../offsets.ts';
import type { Block } from '../blocks.ts';

/** A block while its reader still learns what it is. Offsets in UTF-16 units. */
export interface Draft {
  start: number;
  end: number;
  kind: Block['kind'];
  level?: number;
  label?: string;
  readonly continues?: boolean;
  isBoilerplate: boolean;
  /** Columns of indent, and whether a blank line stands before: plain text only. */
  readonly indent: number;
  readonly isAfterBlank: boolean;
}

export const newDraft = (
  start: number,
  end: number,
  from: Partial<Omit<Draft, 'start' | 'end'>> = {},
): Draft => ({
  start,
  end,
  kind: 'paragraph',
  isBoilerplate: false,
  indent: 0,
  isAfterBlank: true,
  ...from,
});

export const blockOf = (draft: Draft): Block => ({
  kind: draft.kind,
  start: utf16(draft.start),
  end: utf16(draft.end),
  ...(draft.level === undefined ? {} : { level: draft.level }),
  ...(draft.label === undefined ? {} : { label: draft.label }),
  // What rules of the text made of it since may be no item.
  ...(draft.continues === true && draft.kind === 'listItem' ? { continues: true as const } : {}),
  ...(draft.isBoilerplate ? { boilerplate: true as const } : {}),
});

/** A block's text up to a length beyond which no rule about short lines looks. */
export const headOf = (text: string, draft: Draft, length = 400): string =>
  text.slice(draft.start, Math.min(draft.end, draft.start + length));

export const lengthOf = (draft: Draft): number => draft.end - draft.start;

/** Whether a block reads as a passage of prose: long, and closed as sentences are. */
export function isProse(text: string, draft: Draft, atLeast = 120): boolean {
  if (draft.kind !== 'paragraph' || lengthOf(draft) < atLeast) return false;
  return /[.!?…:;][\d\])"'”’»]*$/.test(
    text.slice(Math.max(draft.start, draft.end - 12), draft.end),
  );
}
