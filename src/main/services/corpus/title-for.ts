import type { DocumentBody } from '#core/text';

const LONGEST = 200;
const LEAD = 80;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length);
  const cut = text.slice(0, space > length / 2 ? space : length);
  // Never half of a surrogate pair.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:–—-]+$/, '')}…`;
}

/** Whether a file's name is words that a person gave it, rather than a number or a hash. */
function isTelling(stem: string): boolean {
  const words = stem.split(/[\s_.-]+/).filter((word) => /^\p{L}[\p{L}’']+$/u.test(word));
  return words.some((word) => word.length >= 3) && !/[0-9a-f]{12,}/i.test(stem);
}

/**
 * The title to show: what the document states, else the file's name where it is telling, else the
 * words that the text begins with.
 */
export function titleFor(stated: string | undefined, fileName: string, body: DocumentBody): string {
  const title = tidy(stated ?? '');
  if (title !== '') return cutAtWord(title, LONGEST);
  const stem = tidy(fileName.replace(/\.[^.]*$/, '').replace(/_/g, ' '));
  if (isTelling(stem)) return cutAtWord(stem, LONGEST);
  const first = body.blocks.find((block) => block.boilerplate !== true) ?? body.blocks[0];
  const lead = first
    ? tidy(body.text.slice(first.start, Math.min(first.end, first.start + 4 * LEAD)))
    : '';
  return lead === '' ? fileName : cutAtWord(lead, LEAD);
}
