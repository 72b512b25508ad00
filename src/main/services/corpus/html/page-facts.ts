import { bylineAuthors, statedDate, type StatedFacts } from '#core/text';
import { readArticleData, type ArticleData } from './json-ld.ts';
import {
  attributeOf,
  childrenOf,
  eachNode,
  isElement,
  plainTextOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';

interface Found {
  readonly meta: Map<string, string[]>;
  article: ArticleData | null;
  title: string;
  canonical: string;
  language: string;
  readonly headings: string[];
  readonly times: string[];
  readonly bylines: string[];
}

const rawText = (element: PageElement): string =>
  childrenOf(element)
    .map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : ''))
    .join('');

function takeMeta(found: Found, element: PageElement): void {
  const name =
    attributeOf(element, 'property') ??
    attributeOf(element, 'name') ??
    attributeOf(element, 'itemprop');
  const content = attributeOf(element, 'content')?.replace(/\s+/g, ' ').trim();
  if (name === undefined || content === undefined || content === '' || content.length > 500) return;
  const key = name.toLowerCase();
  const known = found.meta.get(key);
  if (known) known.push(content);
  else found.meta.set(key, [content]);
}

function collect(root: PageNode, article: PageElement | null): Found {
  const found: Found = {
    meta: new Map(),
    article: null,
    title: '',
    canonical: '',
    language: '',
    headings: [],
    times: [],
    bylines: [],
  };
  eachNode(root, (node) => {
    if (!isElement(node)) return;
    switch (node.tagName) {
      case 'html':
        found.language = attributeOf(node, 'lang') ?? '';
        break;
      case 'title':
        if (found.title === '') found.title = plainTextOf(node);
        break;
      case 'meta':
        takeMeta(found, node);
        break;
      case 'link':
        if (attributeOf(node, 'rel')?.toLowerCase() === 'canonical')
          found.canonical = attributeOf(node, 'href') ?? '';
        break;
      case 'script':
        if (/^application\/ld\+json\b/i.test(attributeOf(node, 'type') ?? ''))
          found.article ??= readArticleData(rawText(node));
        break;
      case 'h1':
        found.headings.push(plainTextOf(node));
        break;
    }
  });
  eachNode(article ?? root, (node) => {
    if (!isElement(node)) return;
    const time = node.tagName === 'time' ? attributeOf(node, 'datetime') : undefined;
    if (time !== undefined) found.times.push(time);
    if (/(?:^|[\s_-])(?:byline|author)(?:$|[\s_-])/i.test(attributeOf(node, 'class') ?? ''))
      found.bylines.push(plainTextOf(node, 200));
  });
  return found;
}

/** "Headline | Site" without the site, where the page's own heading says where to cut. */
function bareTitle({ title, headings }: Found): string {
  const heading = headings.find((one) => one !== '' && title.startsWith(one));
  if (heading !== undefined) return heading;
  const only = headings.length === 1 ? headings[0] : undefined;
  return only !== undefined && only !== '' ? only : title;
}

const webAddress = (...candidates: (string | undefined)[]): string | undefined =>
  candidates.find((one) => one !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(one));

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** What a page states of itself, in its head, its JSON-LD, and its article's markup. */
export function pageFacts(root: PageNode, article: PageElement | null): StatedFacts {
  const found = collect(root, article);
  const meta = (name: string): string | undefined => found.meta.get(name)?.[0];
  const stated = found.article;
  const authors =
    stated && stated.authors.length > 0
      ? stated.authors
      : ([
          found.meta.get('author')?.filter((author) => !/^https?:/.test(author)),
          found.meta.get('article:author')?.filter((author) => !/^https?:/.test(author)),
          found.bylines.map(bylineAuthors).find((names) => names !== null),
        ].find((names) => names && names.length > 0) ?? []);
  const date = [
    stated?.published,
    meta('article:published_time'),
    meta('datepublished'),
    meta('dc.date'),
    meta('dcterms.date'),
    meta('dc.date.issued'),
    meta('citation_publication_date'),
    meta('date'),
    found.times.length === 1 ? found.times[0] : undefined,
  ]
    .map((text) => (text === undefined ? null : statedDate(text)))
    .find((edtf) => edtf !== null);
  const language = [found.language, stated?.language, meta('og:locale')?.replace('_', '-')].find(
    (one) => one !== undefined && LANGUAGE.test(one),
  );
  const facts = {
    title: stated?.headline ?? meta('og:title') ?? (bareTitle(found) || undefined),
    authors: authors.length > 0 ? [...new Set(authors)] : undefined,
    publisher: stated?.publisher ?? meta('og:site_name') ?? meta('dc.publisher'),
    published: date ?? undefined,
    url: webAddress(found.canonical, meta('og:url'), stated?.url),
    language,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as StatedFacts;
}
