/**
 * Letters of other scripts that most typefaces draw as Latin ones, after the confusables of Unicode
 * Technical Standard 39; and the few Latin letters and digits that are drawn alike.
 */
const ALIKE: readonly (readonly [letters: string, drawn: string])[] = [
  // Cyrillic
  ['АВЕЗКМНОРСТУХІЈЅԌԚԜ', 'ABE3KMHOPCTYXlJSGQW'],
  ['аеорсухіјѕһԁԛԝѵ', 'aeopcyxijshdqwv'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHlKMNOPTYX'],
  ['ονικραυχ', 'ovikpaux'],
  // Armenian and others
  ['օսհցոզ', 'ouhgnq'],
  ['ɑɡıɩ', 'agii'],
  ['0', 'O'],
  ['1I|ӏ', 'llll'],
];

const DRAWN = new Map(
  ALIKE.flatMap(([letters, drawn]) => {
    const targets = [...drawn];
    return [...letters].map((letter, at) => [letter, targets[at] ?? letter] as const);
  }),
);

/** What a reader cannot see. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc}/gu;

/** What a name looks like: of two that are drawn alike it is the same, whatever their letters are. */
export function looksOf(name: string): string {
  const plain = name.normalize('NFKC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  return [...plain]
    .map((letter) => DRAWN.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}
