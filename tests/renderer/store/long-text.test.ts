import { expect, test } from 'vitest';
import { done, type HostDescription } from '#contract';
import { LongText, saveLongText } from '../../../src/renderer/store/exchange/long-text.ts';
import { withDefaults } from '../../../src/renderer/store/options.ts';
import { fakeHost } from './fake-host.ts';

const PIECE = 'Words — and 𝒜. '.repeat(100_000);

function written(pieces: number): LongText {
  const text = new LongText();
  for (let piece = 0; piece < pieces; piece++) text.add(PIECE);
  return text;
}

test.for([
  { length: 'short', dialogs: false, saved: 'text' },
  { length: 'short', dialogs: true, saved: 'text' },
  { length: 'long', dialogs: false, saved: 'download' },
  { length: 'long', dialogs: true, saved: 'none' },
] as const)(
  'a $length text is handed over whole or not at all (dialogs: $dialogs)',
  async ({ length, dialogs, saved }) => {
    const texts: string[] = [];
    const downloads: Blob[] = [];
    const surroundings = withDefaults({
      saveTextFile: (_host, _description, _name, _type, text) => {
        texts.push(text);
        return Promise.resolve(done({ saved: true }));
      },
      download: (_name, bytes) => void downloads.push(bytes),
    });
    const { api: host } = fakeHost({ nativeDialogs: dialogs });
    const description = { nativeDialogs: dialogs } as HostDescription;
    const parts = [written(2), written(1)];
    const most = length === 'short' ? PIECE.length * 3 : PIECE.length * 3 - 1;
    const answer = await saveLongText(
      { surroundings, host, description },
      'all.jsonld',
      'application/ld+json',
      parts,
      most,
    );
    expect(answer.ok).toBe(saved !== 'none');
    const whole =
      saved === 'text' ? texts : await Promise.all(downloads.map((each) => each.text()));
    expect([texts.length, downloads.length]).toEqual([
      saved === 'text' ? 1 : 0,
      saved === 'download' ? 1 : 0,
    ]);
    for (const each of whole) expect(each === PIECE.repeat(3)).toBe(true);
  },
);
