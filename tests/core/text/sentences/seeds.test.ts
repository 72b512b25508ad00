import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { clausesIn, readPlainText, sentencesOf, wordsIn } from '#core/text';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The program's own samples, and whatever real documents lie beside the repository. */
const texts = ['../../../../seeds', '../../../../../shared/seeds'].flatMap((folder) =>
  existsSync(at(folder))
    ? readdirSync(at(folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(at(`${folder}/${name}`), 'utf8'))
    : [],
);

it('real documents are read whole, in sentences that begin and end as sentences do', () => {
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const { body } = readPlainText(text);
    for (const [index, block] of body.blocks.entries()) {
      const sentences = sentencesOf(body, index);
      const glued = /\p{L}[.?!]\p{L}/u.test(body.text.slice(block.start, block.end));
      const words = sentences.flatMap((range) => wordsIn(body, range));
      // Sentences glued together hold words that are one without them.
      if (!glued) expect(words).toEqual(wordsIn(body, block));
      expect(
        sentences.flatMap((sentence) =>
          clausesIn(body, sentence).flatMap((range) => wordsIn(body, range)),
        ),
      ).toEqual(words);
      for (const [place, { start, end }] of sentences.entries()) {
        const shown = body.text.slice(start, end);
        if (place > 0) expect(shown).toMatch(/^[^\p{Ll}]|^\p{Ll}\p{Lu}/u);
        if (place + 1 < sentences.length)
          expect(shown).toMatch(/[.?!…:]["”’»)\]\d]*( [a-z])?$|。$/u);
      }
    }
  }
});
