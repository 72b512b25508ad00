const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|von|van|der|den|bin|ibn|al-\p{L}+|el-\p{L}+|da|di|du|la)){1,4}$/u;

/** Names as people have them: two to five capitalised words. Agencies and desks are not names. */
const isPersonName = (text: string): boolean =>
  text.length <= 60 &&
  NAME.test(text) &&
  !/\b(staff|news|press|agency|editors?|desk|team|reuters|correspondents?|institute|center|centre)\b/i.test(
    text,
  );

/** The authors that a line such as "By Jane Roe and John Doe" names; null where it is no byline. */
export function bylineAuthors(line: string): string[] | null {
  const match = /^(?:written |reported |story )?by:? (.{3,160})$/i.exec(line);
  if (!match) return null;
  const names = (match[1] as string)
    .replace(/\s*[|•·–—].*$/, '')
    .split(/\s*(?:,|;|&|\band\b)\s*/)
    .filter((name) => name !== '');
  return names.length > 0 && names.every(isPersonName) ? names : null;
}
