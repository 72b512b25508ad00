/** A list that the keyboard goes through, row by row. */
export interface ListPlace {
  /** The index that the keyboard is on; -1 where it is before the first row. */
  readonly active: number;
  readonly count: number;
  /** Rows that a page key goes over. */
  readonly page: number;
}

export interface ListStep {
  /** An index in the list; 0 where the list is empty. */
  readonly to: number;
  /** Where to look on from there, if that row is not one to stop at. */
  readonly direction: 1 | -1;
}

type Step = (place: ListPlace) => number;

const forth: Readonly<Record<string, Step>> = {
  ArrowDown: ({ active }) => active + 1,
  PageDown: ({ active, page }) => active + page,
  Home: () => 0,
};

const back: Readonly<Record<string, Step>> = {
  ArrowUp: ({ active }) => active - 1,
  PageUp: ({ active, page }) => active - page,
  End: ({ count }) => count - 1,
};

/** Where a key goes in a list, never past an end; null where it is not a key that goes anywhere. */
export function listStep(key: string, place: ListPlace): ListStep | null {
  const isForth = Object.hasOwn(forth, key);
  const step = isForth ? forth[key] : Object.hasOwn(back, key) ? back[key] : undefined;
  if (step === undefined) return null;
  const to = Math.max(0, Math.min(place.count - 1, step(place)));
  return { to, direction: isForth ? 1 : -1 };
}
