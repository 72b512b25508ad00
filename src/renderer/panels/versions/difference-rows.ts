import type { VersionLook, VersionPassage } from '#renderer/store';

/** The difference of two texts as rows: a paragraph each, and what is unchanged in between, folded. */

/** Words of a row that are told alike. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
  /** Annotations on them. */
  readonly passages: readonly VersionPassage[];
}

export type DifferenceRow =
  | {
      readonly kind: 'paragraph';
      readonly pieces: readonly Piece[];
      /** Whether anything came or went. */
      readonly isChange: boolean;
      /** Annotations that are to be looked at. */
      readonly toReview: readonly VersionPassage[];
    }
  /** Paragraphs that are the same, with nothing to look at. */
  | { readonly kind: 'gap'; readonly count: number };

/** Unchanged paragraphs that stay beside what changed. */
const AROUND = 1;

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly passage: VersionPassage;
}

/** Finds what lies on a stretch, asked from the beginning to the end. */
function placesOn(placed: readonly Placed[]): (start: number, end: number) => readonly Placed[] {
  const sorted = [...placed].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: readonly Placed[] = [];
  return (start, end) => {
    const fresh: Placed[] = [];
    for (let one = sorted[next]; one !== undefined && one.start < end; one = sorted[++next])
      fresh.push(one);
    open = [...open, ...fresh].filter((each) => each.end > start);
    return open;
  };
}

/** A stretch cut where annotations begin and end. */
function piecesOf(
  kind: Piece['kind'],
  text: string,
  start: number,
  end: number,
  on: readonly Placed[],
): readonly Piece[] {
  const cuts = new Set([start, end]);
  for (const each of on)
    for (const cut of [each.start, each.end]) if (cut > start && cut < end) cuts.add(cut);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? end;
    const passages = on
      .filter((each) => each.start < to && each.end > from)
      .map(({ passage }) => passage);
    return { kind, text: text.slice(from, to), passages };
  });
}

/** The lines of a stretch, each with its line end. */
function* linesIn(text: string, start: number, end: number): Generator<readonly [number, number]> {
  for (let from = start; from < end;) {
    const at = text.indexOf('\n', from);
    const to = at === -1 || at >= end ? end : at + 1;
    yield [from, to];
    from = to;
  }
}

type Paragraph = Extract<DifferenceRow, { readonly kind: 'paragraph' }>;

function paragraphs({ older, newer, stretches, passages }: VersionLook): readonly Paragraph[] {
  const on = {
    older: placesOn(
      passages.flatMap((passage) =>
        passage.before === null ? [] : [{ ...passage.before, passage }],
      ),
    ),
    newer: placesOn(
      passages.flatMap((passage) =>
        passage.after === null ? [] : [{ ...passage.after, passage }],
      ),
    ),
  };
  const rows: Paragraph[] = [];
  let pieces: Piece[] = [];
  const close = (): void => {
    if (pieces.some(({ text }) => text.trim() !== '')) {
      const isChange = pieces.some(({ kind }) => kind !== 'same');
      const found = pieces.flatMap((piece) => piece.passages);
      const toReview = [...new Set(found)].filter(({ verdict }) => verdict !== 'exact');
      rows.push({ kind: 'paragraph', pieces, isChange, toReview });
    }
    pieces = [];
  };
  const takeLines = (
    kind: Piece['kind'],
    text: string,
    { start, end }: { readonly start: number; readonly end: number },
    placesIn: (start: number, end: number) => readonly Placed[],
  ): void => {
    for (const [from, to] of linesIn(text, start, end)) {
      pieces.push(...piecesOf(kind, text, from, to, placesIn(from, to)));
      if (text.charAt(to - 1) === '\n') close();
    }
  };
  for (const { kind, before, after } of stretches)
    if (kind === 'same') {
      const shift = after.start - before.start;
      // What is not found in the newer text is shown where its words still stand.
      const lostIn = (start: number, end: number): readonly Placed[] =>
        on
          .older(start - shift, end - shift)
          .flatMap((each) =>
            each.passage.after === null
              ? [{ ...each, start: each.start + shift, end: each.end + shift }]
              : [],
          );
      takeLines('same', newer.text, after, (start, end) => [
        ...on.newer(start, end),
        ...lostIn(start, end),
      ]);
    } else {
      takeLines('gone', older.text, before, on.older);
      takeLines('come', newer.text, after, on.newer);
    }
  close();
  return rows;
}

/** The rows of a difference; of long stretches without anything to see only how long they are. */
export function differenceRows(look: VersionLook): readonly DifferenceRow[] {
  const all = paragraphs(look);
  const isSeen = (row: Paragraph | undefined): boolean =>
    row !== undefined && (row.isChange || row.toReview.length > 0);
  const rows: DifferenceRow[] = [];
  for (let at = 0; at < all.length; at++) {
    const near = all.slice(Math.max(0, at - AROUND), at + AROUND + 1);
    const row = all[at];
    if (row !== undefined && near.some(isSeen)) rows.push(row);
    else {
      const last = rows.at(-1);
      const count = last?.kind === 'gap' ? last.count + 1 : 1;
      if (last?.kind === 'gap') rows.pop();
      rows.push({ kind: 'gap', count });
    }
  }
  return rows;
}
