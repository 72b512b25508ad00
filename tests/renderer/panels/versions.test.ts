import { expect, test } from 'vitest';
import type { AnnotationId, DocumentId, TagId } from '#core/model';
import { utf16 } from '#core/text';
import { differenceOf } from '#core/versions';
import type { DocumentEntry, VersionLook, VersionPassage } from '#renderer/store';
import { arrangeVersions } from '../../../src/renderer/panels/corpus/arrange-versions.ts';
import { leftBehind } from '../../../src/renderer/panels/versions/left-behind.ts';
import { differenceRows } from '../../../src/renderer/panels/versions/difference-rows.ts';

const range = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start: utf16(start), end: utf16(start + words.length) };
};

function lookAt(before: string, after: string, passages: readonly VersionPassage[]): VersionLook {
  return {
    older: { id: 'a' as DocumentId, title: 'Older', text: before },
    newer: { id: 'b' as DocumentId, title: 'Newer', text: after },
    stretches: differenceOf(before, after),
    passages,
    counts: { exact: 0, moved: 0, folded: 0, fuzzy: 0, orphan: 0 },
    isKnown: false,
  };
}

/** Each row as one line: [-gone-]{+come+}, and _what is annotated_. */
const told = (look: VersionLook): readonly string[] =>
  differenceRows(look).map((row) =>
    row.kind === 'gap'
      ? `… ${row.count}`
      : row.pieces
          .map(({ kind, text, passages }) => {
            const words = text.trimEnd();
            const marked = passages.length === 0 ? text : `_${words}_${text.slice(words.length)}`;
            if (kind === 'same') return marked;
            return kind === 'gone' ? `[-${marked}-]` : `{+${marked}+}`;
          })
          .join('')
          .trim(),
  );

const filler = Array.from({ length: 9 }, (_, at) => `Paragraph ${at} stays as it was.`);
const before = ['It cost 31 crowns.', ...filler, 'The end came in May.'].join('\n\n');
const after = before.replace('31', '34');

test('a difference is told by paragraphs, with what is unchanged folded and annotations on it', () => {
  const passage = (words: string, verdict: VersionPassage['verdict']): VersionPassage => ({
    id: words as AnnotationId,
    tag: 'tag' as TagId,
    verdict,
    exact: words,
    before: range(before, words),
    after: verdict === 'orphan' ? null : range(after, words),
  });
  const passages = [passage('31 crowns', 'orphan'), passage('in May', 'moved')];
  expect(told(lookAt(before, after, passages))).toEqual([
    'It cost [-_31_-]{+34+}_ crowns_.',
    'Paragraph 0 stays as it was.',
    '… 7',
    'Paragraph 8 stays as it was.',
    'The end came _in May_.',
  ]);
});

test('overlapping annotations cut a paragraph where they begin and end', () => {
  const text = 'One two three four.';
  const on = (words: string): VersionPassage => ({
    id: words as AnnotationId,
    tag: 'tag' as TagId,
    verdict: 'moved',
    exact: words,
    before: range(text, words),
    after: range(text, words),
  });
  const [row] = differenceRows(lookAt(text, text, [on('One two three'), on('three four')]));
  if (row?.kind !== 'paragraph') throw new Error('There is no paragraph.');
  expect(row.pieces.map(({ text: words, passages }) => [words, passages.length])).toEqual([
    ['One two ', 1],
    ['three', 2],
    [' four', 1],
    ['.', 0],
  ]);
  expect(row.toReview).toHaveLength(2);
});

const entry = (id: string, replaces: readonly string[] = [], count = 0): DocumentEntry => ({
  summary: { id, metadata: { title: id } } as unknown as DocumentEntry['summary'],
  counts: new Map(count === 0 ? [] : [['tag' as TagId, count]]),
  annotations: count,
  note: '',
  ...(replaces.length > 0 && { replaces: replaces as readonly DocumentId[] }),
});

test('older versions stand right below the newest, each document once, whoever names whom', () => {
  const arranged = (documents: readonly DocumentEntry[]): readonly string[] =>
    arrangeVersions(documents).map(({ entry: { summary }, isOlder }) =>
      isOlder ? `- ${summary.id}` : summary.id,
    );
  expect(arranged([entry('a'), entry('b')])).toEqual(['a', 'b']);
  const chain = [entry('a'), entry('b'), entry('c', ['a', 'd']), entry('d', ['a'])];
  expect(arranged(chain)).toEqual(['b', 'c', '- a', '- d']);
  expect([...arranged([entry('a', ['b']), entry('b', ['a'])])].sort()).toEqual(['- b', 'a']);
  expect(arranged([entry('a', ['gone'])])).toEqual(['a']);
});

const chain = [
  entry('first', [], 2),
  entry('second', ['first'], 5),
  entry('newest', ['second'], 9),
  entry('other', [], 7),
];

test.each<[string, readonly DocumentEntry[], string | null, string | null]>([
  ['the newest', chain, 'newest', '5 from second to newest'],
  ['an older version', chain, 'first', '2 from first to newest'],
  ['another document', chain, 'other', null],
  ['no document', chain, null, null],
  ['a newest whose older ones are empty', [entry('a'), entry('b', ['a'], 3)], 'b', null],
  ['an older one that is empty', [entry('a'), entry('b', ['a'], 3)], 'a', null],
  ['two that name one another', [entry('a', ['b'], 1), entry('b', ['a'], 1)], 'a', null],
])('who reads %s is told what stands on an older version', (_, documents, open, told) => {
  const found = leftBehind(documents, open as DocumentId | null);
  expect(found && `${found.count} from ${found.older} to ${found.newer}`).toBe(told);
});
