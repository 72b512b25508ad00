/** All pairs of so many, by their numbers, the smaller first. */
export function pairsOf(count: number): readonly (readonly [one: number, other: number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++) pairs.push([one, other]);
  return pairs;
}
