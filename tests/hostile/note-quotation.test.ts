import fc from 'fast-check';
import type { Link, Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { DocumentId } from '#core/model';
import { quotation } from '../../src/renderer/store/notes/quotation.ts';

/** Words of a text that are quoted in a note are words there, whatever they look like. */

const PLACE = { document: 'a'.repeat(64) as DocumentId, start: 3, end: 9 };

const parsed = (text: string): Nodes =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const isParent = (node: Nodes): node is Parents => 'children' in node;

/** The words of a tree; links that the text itself holds are words too. */
function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return ' ';
  return isParent(node)
    ? (node.children as Nodes[]).map(wordsIn).join(isBlock(node) ? ' ' : '')
    : '';
}

const isBlock = ({ type }: Nodes): boolean => type === 'root' || type === 'blockquote';

const kinds = (node: Nodes): readonly string[] => [
  node.type,
  ...(isParent(node) ? (node.children as Nodes[]).flatMap(kinds) : []),
];

function lastLink(node: Nodes): Link | null {
  if (node.type === 'link') return node;
  const children = isParent(node) ? (node.children as Nodes[]) : [];
  return children.reduceRight<Link | null>((found, each) => found ?? lastLink(each), null);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const passage = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['* ', '# ', '1. ', '- ', '+ ', '> ', '| a | b |', '|-|-|', '```', '~~~', '    x', '\t'],
        ...['[a](b)', '![a](b)', '<b>', '&amp;', '\\', '**', '__', '~~', '[^1]', '[^1]: x', '\n'],
        ...['\n\n', '===', '---', 'word', ' ', '1)', '[ ] ', '$', '!', '`', '👩‍👩‍👧', 'قال', '(c)'],
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''))
  // What canonical texts hold: no carriage returns, no NUL, no halves of characters.
  .map((text) => text.replace(/[\0\r\u2028\u2029\p{Surrogate}]/gu, ''))
  .filter((text) => text.trim() !== '');

test('any passage stands in its quotation word for word, and is nothing but words', () => {
  fc.assert(
    fc.property(passage, (text) => {
      const tree = parsed(quotation(text, PLACE));
      const link = lastLink(tree);
      expect(link?.url).toBe(`obelus:${PLACE.document}/3-9`);
      expect(plain(wordsIn(tree))).toBe(`${plain(text)} in the text`);
      const found = new Set(kinds(tree));
      for (const kind of ['root', 'blockquote', 'paragraph', 'text', 'break', 'link'])
        found.delete(kind);
      expect([...found]).toEqual([]);
    }),
    { numRuns: 700 },
  );
});
