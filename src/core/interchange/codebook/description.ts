/**
 * REFI-QDA has one description a code. What else is said of a tag stands in it as sections, each
 * begun by a line of its own, such as "When to use: …", for people to read and for this program to
 * read back. A line of a text that would begin a section gets a backslash before it.
 */
export interface Sections {
  readonly definition: string;
  readonly whenToUse: string;
  readonly example: string;
  readonly inverse: string;
}

const HEADS = [
  ['whenToUse', 'When to use:'],
  ['example', 'Example:'],
  ['inverse', 'From its other end:'],
] as const;

const HEAD = 'When to use|Example|From its other end';
const TO_ESCAPE = new RegExp(`^(?=\\\\*(?:${HEAD}):)`, 'gm');
const TO_UNESCAPE = new RegExp(`^\\\\(?=\\\\*(?:${HEAD}):)`, 'gm');
const BEGINNING = new RegExp(`^(${HEAD}): ?`, 'm');

const escaped = (text: string): string => text.replace(TO_ESCAPE, '\\');
const unescaped = (text: string): string => text.replace(TO_UNESCAPE, '');

/** All that is said of a tag as one text; empty where nothing is. */
export function describeInOne(sections: Sections): string {
  const parts = HEADS.flatMap(([name, head]) =>
    sections[name] === '' ? [] : [`${head} ${escaped(sections[name])}`],
  );
  if (sections.definition !== '') parts.unshift(escaped(sections.definition));
  return parts.join('\n\n');
}

/** The section before a next one, without the empty line that parts them. */
const closed = (text: string): string => text.replace(/\n{1,2}$/, '');

/** The sections of a description. A section that stands twice is read as one text. */
export function readSections(description: string): Sections {
  const found = { definition: '', whenToUse: '', example: '', inverse: '' };
  let name: keyof Sections = 'definition';
  let rest = description;
  const keep = (text: string): void => {
    if (text !== '') found[name] = found[name] === '' ? text : `${found[name]}\n\n${text}`;
  };
  for (;;) {
    const next = BEGINNING.exec(rest);
    if (next === null) {
      keep(unescaped(rest));
      return found;
    }
    keep(unescaped(closed(rest.slice(0, next.index))));
    name = HEADS.find(([, head]) => head === `${next[1] ?? ''}:`)?.[0] ?? name;
    rest = rest.slice(next.index + next[0].length);
  }
}
