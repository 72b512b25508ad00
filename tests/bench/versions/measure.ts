import { describePassage } from '#core/anchoring';
import type { DocumentId, Passage } from '#core/model';
import { codePointIndex, utf16, type DocumentBody } from '#core/text';
import { nearTwinsOf, prepareCarrying, signatureOf, type Verdict } from '#core/versions';

const LENGTH = 1_000_000;
const COUNT = Number(process.argv[2]);

let state = 7;
const next = (most: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
};

const vocabulary = Array.from({ length: 4_000 }, () =>
  Array.from({ length: 2 + next(8) }, () => String.fromCharCode(97 + next(26))).join(''),
);
const sentence = (): string =>
  `The ${Array.from({ length: 6 + next(14) }, () => vocabulary[next(4_000)]).join(' ')} ${next(2_030)}.`;
const paragraphs: string[] = [];
for (let length = 0; length < LENGTH;) {
  const paragraph = Array.from({ length: 2 + next(5) }, sentence).join(' ');
  paragraphs.push(paragraph);
  length += paragraph.length + 2;
}

const bodyOf = (texts: readonly string[]): DocumentBody => ({
  text: texts.join('\n\n'),
  blocks: [],
  noteMarkers: [],
});
const before = bodyOf(paragraphs);
const points = codePointIndex(before.text);
const older = '0'.repeat(64) as DocumentId;
const newer = '1'.repeat(64) as DocumentId;

const passages = Array.from({ length: COUNT }, (): Passage => {
  const from = before.text.indexOf(' ', next(before.text.length - 400)) + 1;
  const to = before.text.indexOf(' ', from + 1 + next(80));
  const range = { start: utf16(from), end: utf16(to) };
  return { document: older, ...describePassage(before.text, points, range) };
});

const edit = (share: number): readonly string[] =>
  paragraphs.flatMap((paragraph) => {
    if (next(1_000) >= share * 1_000) return [paragraph];
    switch (next(4)) {
      case 0:
        return [];
      case 1:
        return [paragraph, sentence()];
      case 2:
        return [paragraph.replace(/\d+/, (figure) => String(Number(figure) + 1))];
      default:
        return [paragraph.replace(/ [a-z]{4,} /, ' otherwise ')];
    }
  });

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const took = (since: number): string => `${(performance.now() - since).toFixed(0)} ms`;

print(
  `${before.text.length.toLocaleString('en')} units, ${COUNT.toLocaleString('en')} annotations`,
);
for (const share of [0.02, 0.3]) {
  const after = bodyOf(edit(share));
  const started = performance.now();
  const { carry, stretches } = prepareCarrying(before, after, newer);
  const compared = took(started);
  const carrying = performance.now();
  const counts = new Map<Verdict, number>();
  for (const passage of passages) {
    const { verdict } = carry(passage);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  print(
    `${share * 100} % of paragraphs edited: compared in ${compared} (${stretches.length} stretches), ` +
      `carried over in ${took(carrying)}: ${[...counts].map((each) => each.join(' ')).join(', ')}`,
  );
}

const signing = performance.now();
const signature = signatureOf(before);
print(`signed in ${took(signing)}`);
const others = Array.from({ length: 10_000 }, (_, at) => {
  const text = paragraphs.slice(at % 3_000, (at % 3_000) + 4).join('\n\n');
  return { id: String(at) as DocumentId, signature: signatureOf({ text, blocks: [] }) };
});
const pairing = performance.now();
const twins = nearTwinsOf({ id: newer, signature }, others);
print(`looked for among 10,000 signatures in ${took(pairing)}: ${twins.length} found`);
