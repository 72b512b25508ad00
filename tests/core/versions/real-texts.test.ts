import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { describePassage } from '#core/anchoring';
import { sha256Hex, type DocumentId, type Passage } from '#core/model';
import { codePointIndex, readPlainText, sentencesOf, type DocumentBody } from '#core/text';
import { prepareCarrying } from '#core/versions';

const folder = resolve('../shared/seeds');

/** Real documents, where the folder of them is there. */
const bodies = (existsSync(folder) ? readdirSync(folder) : []).map(
  (name) =>
    readPlainText(readFileSync(resolve(folder, name), 'utf8').replaceAll('\r\n', '\n')).body,
);

const idOf = (text: string): DocumentId => sha256Hex(text) as DocumentId;

/** Every sentence of a text that holds no note's mark. */
function sentencesIn(body: DocumentBody): readonly Passage[] {
  const index = codePointIndex(body.text);
  const isMarked = (start: number, end: number): boolean =>
    body.noteMarkers.some((mark) => mark.start < end && mark.end > start);
  return body.blocks
    .flatMap((_, block) => sentencesOf(body, block))
    .filter(({ start, end }) => !isMarked(start, end))
    .map((range) => ({ document: idOf(body.text), ...describePassage(body.text, index, range) }));
}

const digitsOf = (words: string): string => (words.match(/\p{N}+/gu) ?? []).join(' ');

it('sentences of real texts stand where they stood below new boilerplate, and on no other figures', () => {
  for (const body of bodies) {
    const passages = sentencesIn(body);
    const below = readPlainText(`Home | News | Sport\nSubscribe\n\n${body.text}`).body;
    const { carry } = prepareCarrying(body, below, idOf(below.text));
    for (const passage of passages) {
      const { verdict, passage: carried } = carry(passage);
      expect([verdict, carried.exact]).toEqual(['exact', passage.exact]);
    }
    const counted = body.text.replace(/\d+/g, (digits) => String(Number(digits) + 1));
    const recounted = readPlainText(counted).body;
    const other = prepareCarrying(body, recounted, idOf(counted));
    for (const passage of passages) {
      const { after, passage: carried } = other.carry(passage);
      if (after !== null) expect(digitsOf(carried.exact)).toBe(digitsOf(passage.exact));
    }
  }
  expect(bodies.every(({ text }) => text.length > 0)).toBe(true);
});
