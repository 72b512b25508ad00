import { ADJUDICATED, type ClaimValue, type TagId, type Value } from '#core/model';
import { wordsRead, type TextRange } from '#core/text';
import { valueAsName } from '#renderer/panels/annotations';
import {
  type Annotation,
  type AnnotationDelta,
  type Workbench,
  type WorkbenchState,
} from '#renderer/store';
import { type Announcer } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { createTableAnnouncer } from './announcing-table.ts';
import { bothEnds, short } from './short.ts';

/** What sentences about annotations need of the state. */
type Known = Pick<WorkbenchState, 'tags' | 'entities' | 'open'>;

const labelIn = ({ tags }: Known, id: TagId): string =>
  capitalised(tags.find((tag) => tag.id === id)?.label ?? '');

/** The words of a passage, without the marks of notes within it. */
const wordsOf = (annotation: Annotation, { open }: Known): string =>
  open === null ? annotation.exact : wordsRead(open.body, annotation);

/** An annotation as the keys come to it: its tag, its words, its value. */
export function annotationRead(annotation: Annotation, known: Known): string {
  const tagged = strings.said.tagged(
    labelIn(known, annotation.tag),
    short(wordsOf(annotation, known)),
  );
  const value = valueAsName(annotation.value, known.entities);
  return strings.readingSaid.annotation(tagged, value);
}

/** What is different of a claim's value: the first thing that is; null where nothing is. */
function sentenceForClaim(now: ClaimValue, before: ClaimValue, known: Known): string | null {
  const { readingSaid, values, entities } = strings;
  if (now.certainty !== before.certainty && now.certainty !== undefined)
    return readingSaid.member(values.certainty, values.certainties[now.certainty]);
  if (now.saidBy !== before.saidBy && now.saidBy !== undefined) {
    const name = known.entities.find(({ id }) => id === now.saidBy)?.name;
    return readingSaid.member(values.saidBy, name ?? entities.unknown);
  }
  if (now.source !== before.source && now.source !== undefined)
    return readingSaid.member(values.source, short(now.source));
  const members = ['certainty', 'saidBy', 'source'] as const;
  return members.some((name) => now[name] !== before[name]) ? readingSaid.noValue : null;
}

const NO_CLAIM: ClaimValue = { kind: 'claim' };
const claimOf = (value: Value | null): ClaimValue => (value?.kind === 'claim' ? value : NO_CLAIM);

/**
 * A moved edge, an undo: what is different on one annotation, the first thing that is. Of a note, only
 * what undo and redo make of it: what is typed is heard as it is typed.
 */
function sentenceForChange(
  now: Annotation,
  before: Annotation,
  known: Known,
  isUndo: boolean,
): string | null {
  const { said, readingSaid } = strings;
  if (now.tag !== before.tag) return said.retagged(labelIn(known, now.tag));
  if (now.exact !== before.exact) return said.adjusted(bothEnds(wordsOf(now, known)));
  if (now.note !== before.note) return isUndo ? said.note(short(now.note)) : null;
  if (now.value === before.value) return null;
  if (now.value?.kind === 'claim' || before.value?.kind === 'claim')
    return sentenceForClaim(claimOf(now.value), claimOf(before.value), known);
  const value = valueAsName(now.value, known.entities);
  const former = valueAsName(before.value, known.entities);
  if (value === former) return null;
  return value === '' ? readingSaid.noValue : readingSaid.value(value);
}

/** What a screen reader hears of a step on the annotations; null where nothing is worth saying. */
function sentenceFor(delta: AnnotationDelta, known: Known, isUndo: boolean): string | null {
  const { said } = strings;
  const { added, removed } = delta;
  const [now] = added;
  const [before] = removed;
  if (added.length > 1 && removed.length === 0) return said.taggedMany(added.length);
  if (removed.length > 1 && added.length === 0) return said.removedMany(removed.length);
  if (now !== undefined && before === undefined)
    return said.tagged(labelIn(known, now.tag), short(wordsOf(now, known)));
  if (before !== undefined && now === undefined) return said.removed(labelIn(known, before.tag));
  if (now === undefined || before?.id !== now.id) return null;
  return sentenceForChange(now, before, known, isUndo);
}

/** A sentence as the reading keys come to it: the tags on it, then its words. */
export function sentenceRead({ open, tags, hiddenTags }: WorkbenchState, at: TextRange): string {
  if (open === null) return '';
  const found = new Set(open.annotations.overlapping(at).map(({ tag }) => tag));
  const labels = tags
    .filter(({ id }) => found.has(id) && !hiddenTags.has(id))
    .map(({ label }, index) => (index === 0 ? capitalised(label) : label));
  return strings.readingSaid.sentence(labels, spoken(wordsRead(open.body, at)));
}

/** UTF-16 units of a focused sentence that are read out; a paragraph may be far longer. */
const MOST_SPOKEN = 600;

const spoken = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > MOST_SPOKEN ? `${line.slice(0, MOST_SPOKEN)}…` : line;
};

/**
 * Tells the live region of notices, tags set and removed, and matches. What is done to many from a list
 * is told by its notice, and not once more. Returns what ends it.
 */
export function announceWorkbench(workbench: Workbench, announcer: Announcer): () => void {
  const announceLinking = createLinkingAnnouncer(announcer);
  const table = createTableAnnouncer(announcer);
  let endDeltas = (): void => undefined;
  /** Told when the state has all that belongs to them: an actor may be made in the same step. */
  let deltas: readonly AnnotationDelta[] = [];
  const follow = (state: WorkbenchState): void => {
    endDeltas();
    endDeltas =
      state.open?.annotations.subscribe((delta) => {
        deltas = [...deltas, delta];
      }) ?? ((): void => undefined);
  };
  const tellDeltas = (state: WorkbenchState, isUndo: boolean): void => {
    // What comes of deciding is told where it is decided.
    const told = state.comparing === null ? deltas : deltas.filter((delta) => !isDecided(delta));
    deltas = [];
    const sentences = told.flatMap((delta) => sentenceFor(delta, state, isUndo) ?? []);
    const say = (): void => {
      for (const sentence of sentences) announcer.announce(sentence);
    };
    if (sentences.length === 0) return;
    if (state.table === null && state.search === null) return say();
    const { notices } = state;
    setTimeout(() => {
      const { notices: now } = workbench.state.getState();
      if (now.at(-1)?.id === notices.at(-1)?.id) say();
    });
  };
  follow(workbench.state.getState());
  const endState = workbench.state.subscribe((state, before) => {
    // What goes out of sight, or comes back, was neither deleted nor tagged.
    if (state.analystFilter !== before.analystFilter) deltas = [];
    tellDeltas(state, isUndoOrRedo(state, before));
    announceFilter(state, before, announcer);
    if (state.open?.annotations !== before.open?.annotations) {
      follow(state);
      const { open } = state;
      if (open !== null)
        announcer.announce(strings.said.opened(open.summary.metadata.title, open.annotations.size));
    }
    const last = state.notices.at(-1);
    if (last !== undefined && !before.notices.some(({ id }) => id === last.id))
      announcer.announce(last.text);
    if (state.sentence !== null && state.sentence !== before.sentence)
      announcer.announce(sentenceRead(state, state.sentence));
    if (state.unseen.count > 0 && state.unseen.count !== before.unseen.count)
      announcer.announce(strings.unseen.said(state.unseen.count));
    announceLinking(state, before);
    announceFind(state, before, announcer);
    announceSearch(state, before, announcer);
    table.tell(state, before);
    if (state.saving.kind === 'failed' && before.saving.kind !== 'failed')
      announcer.announce(`${strings.saving.title} ${state.saving.message}`);
  });
  return () => {
    endState();
    endDeltas();
    table.end();
  };
}

const isDecided = ({ added, removed }: AnnotationDelta): boolean =>
  [...added, ...removed].every(({ creatorId }) => creatorId === ADJUDICATED);

/** Whether the last step was taken back, or done again: after any other, nothing is to be done again. */
const isUndoOrRedo = ({ undoLabel, redoLabel }: WorkbenchState, before: WorkbenchState): boolean =>
  redoLabel !== null || (before.redoLabel !== null && undoLabel === before.redoLabel);

/** Says that a link is begun, and what came of it; what it returns is told of each state. */
function createLinkingAnnouncer(
  announcer: Announcer,
): (now: WorkbenchState, before: WorkbenchState) => void {
  const { readingSaid } = strings;
  /** Revision of the links when the link was begun: a later one means that one was made. */
  let begunAt = 0;
  return ({ linking, relationRevision }, before) => {
    if (linking !== null && before.linking === null) begunAt = relationRevision;
    const hasType = linking !== null && linking.type !== null;
    if (hasType && before.linking?.type !== linking.type) announcer.announce(readingSaid.linking);
    if (linking === null && before.linking !== null)
      announcer.announce(relationRevision > begunAt ? readingSaid.linkMade : readingSaid.linkLeft);
  };
}

/** Says whose annotations are shown, and how many that are. */
function announceFilter(
  { analystFilter, analysts, open }: WorkbenchState,
  before: WorkbenchState,
  announcer: Announcer,
): void {
  if (analystFilter === before.analystFilter || before.phase !== 'ready') return;
  const { filtered, nowSeen } = strings.analysts;
  const chosen = analystFilter.kind === 'chosen' ? analystFilter.analysts : new Set();
  const names = analysts.filter(({ id }) => chosen.has(id)).map(({ name }) => name);
  announcer.announce(nowSeen(filtered(analystFilter.kind, names), open?.annotations.size ?? 0));
}

function announceFind(state: WorkbenchState, before: WorkbenchState, announcer: Announcer): void {
  const { find } = state;
  if (find === null || find === before.find || find.query === '') return;
  const total = find.matches.length;
  if (total === 0) {
    if (find.query !== before.find?.query) announcer.announce(strings.find.none);
  } else if (find.query !== before.find?.query) announcer.announce(strings.find.matches(total));
  else announcer.announce(strings.find.position(find.current + 1, total, find.isCapped));
}

/** Says what came of looking for all occurrences, once that is over. */
function announceSearch(
  { search }: WorkbenchState,
  { search: before }: WorkbenchState,
  announcer: Announcer,
): void {
  if (search === null || search === before || search.progress !== null) return;
  const isOver = before !== null && before.progress !== null;
  const isRefused = search.problem !== null && search.problem !== before?.problem;
  if (!isOver && !isRefused) return;
  const count = strings.search.count(search.hits.length, search.documents);
  announcer.announce(search.problem === null ? count : `${count}. ${search.problem}`);
}
