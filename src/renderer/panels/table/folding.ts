/** Which groups are folded, with one of them otherwise. */
export function foldWith(
  folded: ReadonlySet<string>,
  key: string,
  isFolded: boolean,
): ReadonlySet<string> {
  const others = [...folded].filter((other) => other !== key);
  return new Set(isFolded ? [...others, key] : others);
}
