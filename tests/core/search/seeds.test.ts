import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  matchesPlainly,
  prepareSearch,
  readCorpusQuery,
  searchableBody,
  stemEnglish,
} from '#core/search';
import { readPlainText, sentencesOf, wordsIn } from '#core/text';
import { loosely } from './bodies.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The program's own samples, and whatever real documents lie beside the repository. */
const texts = ['../../../seeds', '../../../../shared/seeds'].flatMap((folder) =>
  existsSync(at(folder))
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(at(`${folder}/${name}`), 'utf8'))
    : [],
);

/** As a person would type it. */
const retyped = (words: string): string =>
  words.toUpperCase().replace(/\s+/gu, ' ').replace(/[“”]/gu, '"').replace(/[’‘]/gu, "'");

test('every sentence of real documents is found where it is, however it is typed', () => {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const { body } = readPlainText(text);
    const searchable = searchableBody(body);
    for (const [index, block] of body.blocks.entries()) {
      if (block.boilerplate === true) continue;
      for (const sentence of sentencesOf(body, index)) {
        const typed = retyped(body.text.slice(sentence.start, sentence.end));
        const prepared = prepareSearch({ ...loosely, text: typed });
        expect(prepared.ok && prepared.matcher.find(searchable)).toContainEqual(sentence);
      }
    }
  }
});

test('every paragraph of real documents is found by its words', () => {
  for (const text of texts) {
    const { body } = readPlainText(text);
    for (const block of body.blocks
      .filter(({ boilerplate }) => boilerplate !== true)
      .slice(0, 20)) {
      const words = wordsIn(body, block).map(({ start, end }) => body.text.slice(start, end));
      const read = readCorpusQuery(
        `${words
          .join(' ')
          .toLowerCase()
          .replace(/(?<=^| )[-−–]/gu, '')} `,
      );
      expect(!read.ok || matchesPlainly(body, read.query, stemEnglish)).toBe(true);
    }
  }
});
