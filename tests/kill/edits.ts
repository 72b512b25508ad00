/** What somebody does at the keyboard, and the simplest thing that says what comes of it. */
export type Edit =
  /** Tags a word by the key of a tag, 1 to 4. */
  | { readonly kind: 'tag'; readonly word: number; readonly key: number; readonly id: number }
  | { readonly kind: 'retag'; readonly word: number; readonly key: number }
  /** So many words, from the same one on. */
  | { readonly kind: 'resize'; readonly word: number; readonly words: number }
  | { readonly kind: 'note'; readonly word: number; readonly note: string }
  /** What the passage stands for, of the kind of its tag; of an actor, a new one by that name. */
  | { readonly kind: 'value'; readonly word: number; readonly key: number; readonly value: string }
  | { readonly kind: 'link'; readonly from: number; readonly to: number }
  | { readonly kind: 'delete'; readonly word: number }
  /** A file becomes a document; that is no step of undo. */
  | { readonly kind: 'import'; readonly name: string }
  | { readonly kind: 'remove'; readonly name: string }
  /** A project of somebody else's: a document and an actor, both of that name. */
  | { readonly kind: 'open'; readonly name: string }
  | { readonly kind: 'snapshot' }
  /** Back to the last snapshot. */
  | { readonly kind: 'restore' }
  /** @param isLate what is taken comes after the command returned */
  | { readonly kind: 'undo' | 'redo'; readonly isLate: boolean };

interface Marked {
  readonly id: number;
  readonly word: number;
  readonly words: number;
  readonly key: number;
  readonly note: string;
  readonly value: string;
}

/** What undo takes back and forth. */
interface State {
  readonly marked: readonly Marked[];
  /** By the ids of both ends, deleted or not. */
  readonly links: readonly (readonly [number, number])[];
  readonly actors: readonly string[];
  readonly opened: readonly string[];
  readonly removed: readonly string[];
  /** How it came about takes its time. */
  readonly isLate: boolean;
}

/** Every state that there was, where among them one is, and what lies beside them. */
export interface Model {
  readonly states: readonly State[];
  readonly at: number;
  readonly imported: readonly string[];
  readonly snapshot: { readonly state: State; readonly documents: readonly string[] } | null;
}

export const WORDS = 240;
const A_LINE = 12;
export const wordAt = (word: number): string => `w${String(word).padStart(3, '0')}`;

/** A text in which every word is there once. */
export const TEXT = Array.from({ length: WORDS / A_LINE }, (_, line) =>
  Array.from({ length: A_LINE }, (__, at) => wordAt(line * A_LINE + at)).join(' '),
).join('\n\n');

const NOTHING: State = {
  marked: [],
  links: [],
  actors: [],
  opened: [],
  removed: [],
  isLate: false,
};

export const untouched: Model = { states: [NOTHING], at: 0, imported: [], snapshot: null };

const stateOf = ({ states, at }: Model): State => states[at] ?? NOTHING;

const documentsIn = (state: State, imported: readonly string[]): readonly string[] =>
  [...imported, ...state.opened].filter((name) => !state.removed.includes(name));

/** One line for each thing that is there. */
export const lineOf = {
  annotation: (passage: string, key: number | string, note: string, value: string): string =>
    ['annotation', passage, String(key), note, value].join(' · '),
  link: (from: string, to: string): string => `link · ${from} · ${to}`,
  actor: (name: string): string => `actor · ${name}`,
  document: (name: string): string => `document · ${name}`,
};

const passageOf = ({ word, words }: Marked): string =>
  Array.from({ length: words }, (_, at) => wordAt(word + at)).join(' ');

/** All that is there, as sorted lines. */
export function shown(model: Model): readonly string[] {
  const state = stateOf(model);
  const byId = new Map(state.marked.map((each) => [each.id, passageOf(each)]));
  return [
    ...state.marked.map((each) =>
      lineOf.annotation(passageOf(each), each.key, each.note, each.value),
    ),
    ...state.links.flatMap(([from, to]) => {
      const [one, other] = [byId.get(from), byId.get(to)];
      return one === undefined || other === undefined ? [] : lineOf.link(one, other);
    }),
    ...state.actors.map(lineOf.actor),
    ...documentsIn(state, model.imported).map(lineOf.document),
  ].sort();
}

/** The state after what is a step; null where it changes nothing. */
function stepped(model: Model, edit: Edit): Partial<State> | null {
  const state = stateOf(model);
  const { marked, links, actors, opened, removed } = state;
  const at = (word: number): Marked | undefined => marked.find((each) => each.word === word);
  const changed = (word: number, to: Partial<Marked>): Partial<State> | null => {
    const one = at(word);
    if (one === undefined) return null;
    const next = { ...one, ...to };
    if (JSON.stringify(next) === JSON.stringify(one)) return null;
    return { marked: marked.map((each) => (each === one ? next : each)) };
  };
  switch (edit.kind) {
    case 'tag': {
      const { id, word, key } = edit;
      if (at(word) !== undefined) return null;
      return { marked: [...marked, { id, word, words: 1, key, note: '', value: '' }] };
    }
    case 'retag':
      return changed(edit.word, { key: edit.key });
    case 'resize':
      return changed(edit.word, { words: edit.words });
    case 'note':
      return changed(edit.word, { note: edit.note });
    case 'value': {
      const after = changed(edit.word, { value: edit.value });
      return after && edit.key === ACTOR ? { ...after, actors: [...actors, edit.value] } : after;
    }
    case 'link': {
      const [from, to] = [at(edit.from)?.id, at(edit.to)?.id];
      if (from === undefined || to === undefined) return null;
      const isThere = links.some(([one, other]) => one === from && other === to);
      return isThere ? null : { links: [...links, [from, to]] };
    }
    case 'delete':
      return { marked: marked.filter(({ word }) => word !== edit.word) };
    case 'remove':
      return { removed: [...removed, edit.name] };
    case 'open':
      return { opened: [...opened, edit.name], actors: [...actors, edit.name], isLate: true };
    case 'restore': {
      const { snapshot, imported } = model;
      if (snapshot === null) return null;
      const gone = imported.filter((name) => !snapshot.documents.includes(name));
      const removedThen = snapshot.state.removed.filter((name) => !gone.includes(name));
      return { ...snapshot.state, removed: [...removedThen, ...gone], isLate: true };
    }
    default:
      return null;
  }
}

export function after(model: Model, edit: Edit): Model {
  const { states, at, imported } = model;
  const state = stateOf(model);
  if (edit.kind === 'undo') return { ...model, at: Math.max(0, at - 1) };
  if (edit.kind === 'redo') return { ...model, at: Math.min(states.length - 1, at + 1) };
  if (edit.kind === 'import') return { ...model, imported: [...imported, edit.name] };
  if (edit.kind === 'snapshot')
    return { ...model, snapshot: { state, documents: documentsIn(state, imported) } };
  const next = stepped(model, edit);
  if (next === null) return model;
  const step: State = { ...state, isLate: edit.kind === 'remove', ...next };
  const snapshot = edit.kind === 'restore' ? null : model.snapshot;
  return { ...model, snapshot, states: [...states.slice(0, at + 1), step], at: at + 1 };
}

/** The keys of tags, in the order of the codebook. */
export const ACTOR = 3;
const VALUES: Readonly<Record<number, readonly string[]>> = {
  1: ['hedged', 'denied', 'questioned'],
  2: ['5', '45', '1200'],
  4: ['2021', '2022-05', '1999-12-31'],
};

export interface Dice {
  readonly random: () => number;
  /** A name that was never given before. */
  readonly fresh: (of: string) => string;
}

/** What the dice, of 1, have somebody do; null where there is nothing to do it to. */
function thrown(model: Model, { random, fresh }: Dice, isQuick: boolean): Edit | null {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { marked } = stateOf(model);
  const one = pick(marked);
  const other = pick(marked);
  const key = 1 + Math.floor(random() * 4);
  const dice = random();
  if (dice < 0.14) return { kind: 'undo', isLate: stateOf(model).isLate };
  if (dice < 0.22) return { kind: 'redo', isLate: model.states[model.at + 1]?.isLate ?? false };
  if (!isQuick && dice < 0.3) {
    if (dice < 0.235) return { kind: 'import', name: fresh('import') };
    if (dice < 0.25) return { kind: 'open', name: fresh('guest') };
    if (dice < 0.26) {
      const name = pick(documentsIn(stateOf(model), model.imported));
      return name === undefined ? null : { kind: 'remove', name };
    }
    return model.snapshot === null ? { kind: 'snapshot' } : null;
  }
  if (model.snapshot !== null && random() < 0.3) return { kind: 'restore' };
  if (dice < 0.55 || one === undefined || other === undefined) {
    const word = Math.floor(random() * WORDS);
    return { kind: 'tag', word, key, id: Math.floor(random() * 2 ** 40) };
  }
  const { word } = one;
  if (dice < 0.62) return { kind: 'retag', word, key };
  if (dice < 0.69) return { kind: 'resize', word, words: Math.min(A_LINE - (word % A_LINE), key) };
  if (dice < 0.77) return { kind: 'note', word, note: `note ${String(key)}` };
  if (dice < 0.88) {
    const value = one.key === ACTOR ? fresh('actor') : (pick(VALUES[one.key] ?? []) ?? '');
    return { kind: 'value', word, key: one.key, value };
  }
  if (dice < 0.95) return one === other ? null : { kind: 'link', from: word, to: other.word };
  return { kind: 'delete', word };
}

/**
 * Edits that nobody could tell beforehand, each of which does something. Nothing is undone that was there
 * before them.
 *
 * @param isQuick only those that are done when their command returns
 */
export function randomEdits(
  dice: Dice,
  count: number,
  { from = untouched, isQuick = false }: { readonly from?: Model; readonly isQuick?: boolean } = {},
): readonly Edit[] {
  const edits: Edit[] = [];
  // A snapshot of before is not known any more where the window was started anew.
  let model: Model = { ...from, snapshot: null };
  const begun = model.at;
  while (edits.length < count) {
    const edit = thrown(model, dice, isQuick);
    if (edit === null) continue;
    // The first step ends what could be redone, which may be more than is known here.
    if (model.at === begun && edit.kind !== 'tag') continue;
    if (edit.kind === 'undo' && model.at <= begun + 1) continue;
    const next = after(model, edit);
    const isIdle = JSON.stringify(shown(next)) === JSON.stringify(shown(model));
    if (isIdle && edit.kind !== 'snapshot') continue;
    model = next;
    edits.push(edit);
  }
  return edits;
}

/** What there may be once so many edits were acknowledged: those, and any number of the ones after. */
export function possible(
  before: readonly Model[],
  edits: readonly Edit[],
  acknowledged: number,
): readonly Model[] {
  const found: Model[] = [];
  for (const start of before) {
    let model = start;
    if (acknowledged === 0) found.push(model);
    for (const [index, edit] of edits.entries()) {
      model = after(model, edit);
      if (index + 1 >= acknowledged) found.push(model);
    }
  }
  return found;
}
