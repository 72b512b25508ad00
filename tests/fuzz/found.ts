/** What fuzzing found, by the reader it was found in: tried in every run since. */
export const found: readonly (readonly [target: string, input: string])[] = [];
