/** What an article's embedded JSON-LD states. Only plain strings are taken from it. */
export interface ArticleData {
  readonly headline?: string;
  readonly authors: readonly string[];
  readonly published?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly url?: string;
}

const LARGEST = 512 * 1024;
const DEEPEST = 64;
const MOST_OBJECTS = 20_000;

/** Whether brackets nest deeper than any honest page's, told without parsing. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const field = (from: Fields, name: string): unknown =>
  Object.hasOwn(from, name) ? from[name] : undefined;

const asString = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500
    ? value.trim()
    : undefined;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const nameOf = (value: unknown): string | undefined =>
  isFields(value) ? asString(field(value, 'name')) : asString(value);

const isArticle = (fields: Fields): boolean =>
  asList(field(fields, '@type')).some(
    (type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type),
  );

/** The first article among the objects of a page's JSON-LD. */
function firstArticle(root: unknown): Fields | null {
  const queue: unknown[] = [root];
  for (let seen = 0; queue.length > 0 && seen < MOST_OBJECTS; seen++) {
    const value = queue.shift();
    if (Array.isArray(value)) queue.push(...(value as readonly unknown[]).slice(0, 1000));
    else if (isFields(value)) {
      if (isArticle(value)) return value;
      queue.push(field(value, '@graph'), field(value, 'mainEntity'));
    }
  }
  return null;
}

/** Reads one `application/ld+json` script; null where it holds no article or is not to be trusted. */
export function readArticleData(json: string): ArticleData | null {
  if (json.length > LARGEST || isTooDeep(json)) return null;
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return null;
  }
  const article = firstArticle(root);
  if (article === null) return null;
  const optional = {
    headline: asString(field(article, 'headline')) ?? asString(field(article, 'name')),
    published: asString(field(article, 'datePublished')),
    publisher: asList(field(article, 'publisher')).map(nameOf)[0],
    language: asString(field(article, 'inLanguage')),
    url: asString(field(article, 'url')),
  };
  return {
    authors: asList(field(article, 'author'))
      .flatMap((author) => nameOf(author) ?? [])
      .slice(0, 50),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
