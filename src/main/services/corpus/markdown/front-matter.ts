import { statedDate, type StatedFacts } from '#core/text';

export interface FrontMatter {
  readonly facts: StatedFacts;
  /** Where the text proper begins. */
  readonly end: number;
}

const MOST_LINES = 200;
const LONGEST_VALUE = 500;

/** Lines of `key: value` and of `- value` below a key. Not YAML: no types, no references, no nesting. */
function fieldsOf(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let values: string[] | null = null;
  for (const line of lines) {
    const pair = /^([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*))?$/.exec(line);
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line);
    if (pair) {
      values = pair[2] ? valuesOf(pair[2]) : [];
      fields.set((pair[1] as string).toLowerCase(), values);
    } else if (item && values) {
      values.push(unquoted(item[1] as string));
    }
  }
  return fields;
}

function unquoted(value: string): string {
  const plain = value.trim().slice(0, LONGEST_VALUE);
  const quoted = /^'((?:[^']|'')*)'$/.exec(plain)?.[1]?.replace(/''/g, "'");
  return (quoted ?? /^"([^"\\]*)"$/.exec(plain)?.[1] ?? plain).trim();
}

function valuesOf(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1];
  return (list === undefined ? [value] : list.split(',')).map(unquoted).filter((one) => one !== '');
}

function factsOf(fields: ReadonlyMap<string, readonly string[]>): StatedFacts {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => fields.get(name)?.[0]).find((value) => value !== undefined);
  const isAddress = (value: string | undefined): value is string =>
    value !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(value);
  const source = first('source');
  const authors = fields.get('authors') ?? fields.get('author');
  const language = first('lang', 'language');
  const facts = {
    title: first('title'),
    authors: authors && authors.length > 0 ? authors : undefined,
    publisher:
      first('publisher', 'publication', 'site') ?? (isAddress(source) ? undefined : source),
    published: statedDate(first('published', 'date') ?? '') ?? undefined,
    url: [first('url', 'link'), source].find(isAddress),
    language:
      language !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(language)
        ? language
        : undefined,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as StatedFacts;
}

/** The block between two lines of "---" that a Markdown file may begin with. */
export function readFrontMatter(text: string): FrontMatter {
  const none = { facts: {}, end: 0 };
  if (!/^---[ \t]*\n/.test(text)) return none;
  const lines: string[] = [];
  let from = text.indexOf('\n') + 1;
  while (from < text.length && lines.length <= MOST_LINES) {
    const found = text.indexOf('\n', from);
    const to = found === -1 ? text.length : found;
    const line = text.slice(from, to);
    from = to + 1;
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) {
      const fields = fieldsOf(lines);
      return fields.size === 0
        ? none
        : { facts: factsOf(fields), end: Math.min(from, text.length) };
    }
    lines.push(line);
  }
  return none;
}
