/** What somebody does at the keyboard, and the simplest thing that says what comes of it. */
export type Edit =
  /** Tags a word by the key of a tag, 1 to 4. */
  | { readonly kind: 'tag'; readonly word: number; readonly key: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** Every state that there was, each as its annotations ("word key"), and where among them one is. */
export interface Model {
  readonly states: readonly (readonly string[])[];
  readonly at: number;
}

export const WORDS = 240;
export const wordAt = (word: number): string => `w${String(word).padStart(3, '0')}`;

/** A text in which every word is there once. */
export const TEXT = Array.from({ length: WORDS / 12 }, (_, line) =>
  Array.from({ length: 12 }, (__, at) => wordAt(line * 12 + at)).join(' '),
).join('\n\n');

export const untouched: Model = { states: [[]], at: 0 };

export const shown = ({ states, at }: Model): readonly string[] => states[at] ?? [];

export function after(model: Model, edit: Edit): Model {
  const { states, at } = model;
  if (edit.kind === 'undo') return { states, at: Math.max(0, at - 1) };
  if (edit.kind === 'redo') return { states, at: Math.min(states.length - 1, at + 1) };
  const annotation = `${wordAt(edit.word)} ${String(edit.key)}`;
  const now = shown(model);
  if (now.includes(annotation)) return model;
  return { states: [...states.slice(0, at + 1), [...now, annotation].sort()], at: at + 1 };
}

/** Edits that nobody could tell beforehand. Nothing is undone that was there before them. */
export function randomEdits(random: () => number, count: number): readonly Edit[] {
  const edits: Edit[] = [];
  let model = untouched;
  while (edits.length < count) {
    const dice = random();
    const tag: Edit = {
      kind: 'tag',
      word: Math.floor(random() * WORDS),
      key: 1 + Math.floor(random() * 4),
    };
    const edit: Edit = dice < 0.2 ? { kind: 'undo' } : dice < 0.3 ? { kind: 'redo' } : tag;
    if (edit.kind === 'undo' && model.at <= 1) continue;
    if (edit.kind === 'redo' && edits.length === 0) continue;
    model = after(model, edit);
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
