import { utf16 } from '../offsets.ts';
import type { Block, NoteMarker } from '../blocks.ts';
import { candidatesIn, NEEDS_NOTE, type Candidate } from './marker-candidates.ts';

/** What a chain of marks must be worth to be believed where no notes vouch for it. */
const ENOUGH = 1.5;
const MOST_ORDINAL = 999;

/** What a step from one number to the next costs: notes go up by one, with gaps where text is lost. */
function stepCost(step: number, isKnown: boolean): number {
  if (step === 1) return 0;
  const cost = 0.25 + 0.03 * step;
  return isKnown ? Math.min(cost, 0.8) : cost;
}

const startCost = (ordinal: number, isKnown: boolean): number =>
  ordinal === 1 ? 0 : isKnown ? 0.4 : 0.4 + 0.2 * ordinal;

/** What it costs to begin again at 1, as the chapters of a book do. */
const RESTART = 1;

interface Link {
  readonly candidate: Candidate;
  readonly score: number;
  readonly previous: Link | null;
}

function linksOf(last: Link | null): Candidate[] {
  const chain: Candidate[] = [];
  for (let link = last; link !== null; link = link.previous) chain.push(link.candidate);
  return chain.reverse();
}

/**
 * The best chain of candidates whose numbers rise through the text, by dynamic programming over
 * the number reached: of "2015.1", "54.2 F" and "group.2" it keeps what makes a sequence.
 *
 * @param known whether the document holds notes of these labels, which vouches for them.
 */
function bestChain(candidates: readonly Candidate[], known: boolean): Candidate[] {
  const widest = known ? 80 : 25;
  const byNumber: (Link | undefined)[] = [];
  let best: Link | null = null;
  for (const candidate of candidates) {
    const { ordinal, weight } = candidate;
    if (ordinal < 1 || ordinal > MOST_ORDINAL || (!known && weight <= NEEDS_NOTE)) continue;
    let score = weight - startCost(ordinal, known);
    let previous: Link | null = null;
    if (ordinal === 1 && best !== null && best.score - RESTART + weight > score) {
      score = best.score - RESTART + weight;
      previous = best;
    }
    for (let step = 1; step <= widest && step < ordinal; step++) {
      const link: Link | undefined = byNumber[ordinal - step];
      if (!link || link.candidate.end > candidate.start) continue;
      const total = link.score + weight - stepCost(step, known);
      if (total > score) {
        score = total;
        previous = link;
      }
    }
    const link: Link = { candidate, score, previous };
    if (score > (byNumber[ordinal]?.score ?? -Infinity)) byNumber[ordinal] = link;
    if (best === null || score > best.score) best = link;
  }
  const chain = linksOf(best);
  const isBelievable =
    known || ((best?.score ?? 0) >= ENOUGH && chain.some(({ weight }) => weight >= 1));
  return best !== null && best.score > 0 && isBelievable ? chain : [];
}

type Notes = ReadonlyMap<string, readonly number[]>;

function notesOf(blocks: readonly Block[]): Notes {
  const notes = new Map<string, number[]>();
  for (const [index, { kind, label }] of blocks.entries()) {
    if (kind !== 'note' || label === undefined) continue;
    const same = notes.get(label);
    if (same) same.push(index);
    else notes.set(label, [index]);
  }
  return notes;
}

/** Marks lead to the first note of their label behind them; in books, each chapter has its own. */
function noteFor(notes: Notes, blocks: readonly Block[], candidate: Candidate): number | undefined {
  const same = notes.get(candidate.label);
  return same?.find((index) => (blocks[index] as Block).start >= candidate.end) ?? same?.[0];
}

/** Ordered and without overlap: where two forms claim one place, the first keeps it. */
function merged(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const all = lists.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return all.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/**
 * Finds the marks of notes in running text: "[26]", raised digits, and the digits that were glued
 * to a word or a full stop when raised print became plain text. Numbers that are something else
 * are told apart by sequence, and by the notes that the document holds.
 */
export function findNoteMarkers(text: string, blocks: readonly Block[]): NoteMarker[] {
  const notes = notesOf(blocks);
  const running = blocks.filter(
    ({ kind, boilerplate }) => kind !== 'note' && kind !== 'preformatted' && boilerplate !== true,
  );
  const isNote = ({ label }: Candidate): boolean => notes.has(label);
  const labels = [...notes.keys()];
  const hasNumbers = labels.some((label) => /^\d/.test(label));
  const hasLetters = labels.some((label) => /^[a-z]$/.test(label));
  const find = (form: Candidate['form']): Candidate[] => candidatesIn(text, running, form);
  const chain = (candidates: readonly Candidate[]): Candidate[] =>
    hasNumbers ? bestChain(candidates.filter(isNote), true) : bestChain(candidates, false);
  const brackets = find('bracket');
  const known = brackets.filter(isNote);
  const numbered = brackets.filter(({ label }) => /^\d/.test(label));
  const lists = [
    known.length > 0 || hasNumbers ? known : bestChain(numbered, false),
    chain(find('superscript')),
    hasLetters ? bestChain(find('letter').filter(isNote), true) : [],
  ];
  // A text marks its notes in one manner: glued digits beside brackets are something else.
  if (lists[0]?.some(({ label }) => /^\d/.test(label)) !== true) lists.push(chain(find('glued')));
  return merged(lists).map((candidate): NoteMarker => {
    const note = noteFor(notes, blocks, candidate);
    const { label, start, end } = candidate;
    return { label, start: utf16(start), end: utf16(end), ...(note === undefined ? {} : { note }) };
  });
}
