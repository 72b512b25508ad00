import { describe, expect, it } from 'vitest';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256Hex, type DocumentId } from '#core/model';
import type { DocumentBody } from '#core/text';
import { likenessOf, nearTwinsOf, signatureOf, type SignedText } from '#core/versions';
import { readPlainText } from '#core/text';

const bodyOf = (text: string): Pick<DocumentBody, 'text' | 'blocks'> => ({ text, blocks: [] });

const signed = (text: string): SignedText => ({
  id: sha256Hex(text) as DocumentId,
  signature: signatureOf(bodyOf(text)),
});

const VOCABULARY = (
  'river harvest council bridge winter market school engine letter garden doctor signal window ' +
  'village morning captain silver paper forest number answer island summer station history coffee'
).split(' ');

/** Sentences that nobody wrote, the same for the same seed. */
function written(seed: number, sentences: number): string[] {
  let state = seed >>> 0 || 1;
  const next = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return Array.from({ length: sentences }, () => {
    const words = Array.from({ length: 8 + next(8) }, () => VOCABULARY[next(VOCABULARY.length)]);
    return `The ${words.join(' ')} ${next(1000)}.`;
  });
}

const page = written(7, 40);
const text = page.join(' ');

describe('the versions of a text', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['one sentence changed', text.replace(page[4] as string, 'It was otherwise.'), true],
    ['a quarter of it rewritten', [...page.slice(0, 30), ...written(8, 10)].join(' '), true],
    ['sentences in another order', [...page.slice(20), ...page.slice(0, 20)].join(' '), true],
    ['another letter case and other spaces', text.toUpperCase().replaceAll(' ', '\n\n'), true],
    ['half of it left out', page.slice(0, 20).join(' '), true],
    ['another text of the same words', written(9, 40).join(' '), false],
    ['a text that quotes a sentence of it', [...written(10, 40), page[3]].join(' '), false],
    ['a book that holds it', [...written(11, 400), ...page].join(' '), false],
    ['three words of it', 'The river harvest', false],
    ['nothing', '', false],
  ];
  it.each(cases)('%s', (_name, other, isTwin) => {
    const found = nearTwinsOf(signed(text), [signed(other)]);
    expect(found.map(({ id }) => id)).toEqual(isTwin ? [sha256Hex(other)] : []);
  });

  it('are told by what is read: boilerplate around two texts makes them no versions', () => {
    const around = written(12, 60).join(' ');
    const inFrame = (content: string): SignedText => {
      const whole = `${around}\n\n${content}`;
      const blocks = [
        { kind: 'paragraph', start: 0, end: around.length, boilerplate: true },
        { kind: 'paragraph', start: around.length + 2, end: whole.length },
      ] as unknown as DocumentBody['blocks'];
      return {
        id: sha256Hex(whole) as DocumentId,
        signature: signatureOf({ text: whole, blocks }),
      };
    };
    const other = inFrame(written(13, 40).join(' '));
    const version = inFrame(`${text} One more sentence stands here now.`);
    expect(nearTwinsOf(inFrame(text), [other, version]).map(({ id }) => id)).toEqual([version.id]);
  });

  it('stand by likeness, and the text itself is none', () => {
    const near = signed(text.replace('river', 'stream'));
    const farther = signed([...page.slice(0, 28), ...written(14, 12)].join(' '));
    const found = nearTwinsOf(signed(text), [farther, signed(text), near]);
    expect(found.map(({ id }) => id)).toEqual([near.id, farther.id]);
  });

  it('are found among thousands by signatures of a kilobyte', () => {
    const others = Array.from({ length: 2_000 }, (_, at) => signed(written(100 + at, 6).join(' ')));
    const edited = signed([...written(1_300, 6).slice(0, 5), 'Nothing else is known.'].join(' '));
    expect(edited.signature.least.byteLength).toBeLessThanOrEqual(1_024);
    expect(nearTwinsOf(edited, others).map(({ id }) => id)).toEqual([others[1_200]?.id]);
  });

  it('are found in any script', () => {
    const han = '河水在春天漲起來村子裡的人都到橋上去看那一年的收成比往年好得多學校也關了門';
    const changed = `${han.slice(0, 30)}後來沒有人記得`;
    expect(nearTwinsOf(signed(han), [signed(changed)])).toHaveLength(1);
  });
});

describe('likeness', () => {
  it('is whole of a text with itself, and the same both ways', () => {
    const [a, b] = [signatureOf(bodyOf(text)), signatureOf(bodyOf(page.slice(5).join(' ')))];
    expect(likenessOf(a, a)).toEqual({ resemblance: 1, containment: 1 });
    expect(likenessOf(a, b)).toEqual(likenessOf(b, a));
    expect(likenessOf(a, b).containment).toBeGreaterThan(0.9);
  });

  it('tells real documents apart, and finds each again without a tenth of it', () => {
    const folder = resolve('../shared/seeds');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const texts = names.map((name) => readFileSync(resolve(folder, name), 'utf8'));
    const all = texts.map((each) => ({
      id: sha256Hex(each) as DocumentId,
      signature: signatureOf(readPlainText(each).body),
    }));
    for (const [at, each] of texts.entries()) {
      const cut = each.slice(0, Math.floor(each.length * 0.9));
      const version = {
        id: sha256Hex(cut) as DocumentId,
        signature: signatureOf(readPlainText(cut).body),
      };
      expect(nearTwinsOf(version, all).map(({ id }) => id)).toEqual([all[at]?.id]);
    }
    expect(all).toHaveLength(texts.length);
  });
});
