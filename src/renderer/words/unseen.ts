import { formatCount } from './format.ts';

/** A mark as it is told of. */
export interface ToldMark {
  readonly sign: string;
  /** Code point of the first, and how many of its kind follow one another. */
  readonly code: number;
  readonly count: number;
  readonly kind: string;
  /** What tag characters say. */
  readonly spells?: string;
}

/** Characters of it that are told. */
const LONGEST = 200;

/** What signs stand for, as Unicode names them, in the words of a sentence. */
const NAMES: Readonly<Record<string, string>> = {
  ALM: 'Arabic letter mark',
  CGJ: 'Combining grapheme joiner',
  DEL: 'Delete',
  FSI: 'First strong isolate',
  HF: 'Hangul filler',
  LRE: 'Left-to-right embedding',
  LRI: 'Left-to-right isolate',
  LRM: 'Left-to-right mark',
  LRO: 'Left-to-right override',
  LS: 'Line separator',
  MVS: 'Mongolian vowel separator',
  NEL: 'Next line',
  PDF: 'End of a change of direction',
  PDI: 'End of an isolate',
  PS: 'Paragraph separator',
  RLE: 'Right-to-left embedding',
  RLI: 'Right-to-left isolate',
  RLM: 'Right-to-left mark',
  RLO: 'Right-to-left override',
  SHY: 'Soft hyphen',
  WJ: 'Word joiner',
  ZWJ: 'Zero-width joiner',
  ZWNBSP: 'Zero-width no-break space',
  ZWNJ: 'Zero-width non-joiner',
  ZWSP: 'Zero-width space',
};

const hexOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const KINDS: Readonly<Record<string, string>> = {
  control: 'Control character',
  private: 'Private character',
  noncharacter: 'Noncharacter',
};

function nameOf({ kind, sign, code }: ToldMark): string {
  const named = NAMES[sign];
  if (named !== undefined) return `${named} (${hexOf(code)})`;
  return `${KINDS[kind] ?? 'Invisible character'} ${hexOf(code)}`;
}

/** "2 tag characters that spell “go”". */
function nameOfTags({ count, spells = '' }: ToldMark): string {
  const tags = formatCount(count, 'tag character', 'tag characters');
  if (spells === '') return tags;
  const words = spells.length > LONGEST ? `${spells.slice(0, LONGEST)}…` : spells;
  return `${tags} that ${count === 1 ? 'spells' : 'spell'} “${words}”`;
}

/** Signs for what is there and not seen. */
export const unseenWords = {
  unseen: {
    /** In the text, as small as can be read. */
    sign: ({ sign, count }: ToldMark): string => (count === 1 ? sign : `${sign}×${String(count)}`),
    /** What a screen reader says for a sign, and the pointer is told over it. */
    name: (mark: ToldMark): string => {
      if (mark.kind === 'tag') return nameOfTags(mark);
      if (mark.kind === 'variation')
        return formatCount(mark.count, 'variation selector', 'variation selectors');
      return mark.count === 1 ? nameOf(mark) : `${nameOf(mark)}, ${String(mark.count)} times`;
    },
    /** In the status bar. */
    status: (count: number): string => formatCount(count, 'hidden mark', 'hidden marks'),
    title: 'Invisible marks',
    found: (count: number): string =>
      `This text holds ${formatCount(count, 'mark', 'marks')} that ${count === 1 ? 'is' : 'are'} not seen and could mislead: they turn its direction, break its words, or hide words of their own. A sign stands at each. The text is kept as it is, and so is all that is quoted or copied.`,
    showAll: 'Show all invisible marks',
    showAllHint:
      'Soft hyphens, joiners, marks of direction and the like, too, which most texts hold for good reasons.',
    next: 'Go to the next one',
    said: (count: number): string =>
      `${formatCount(count, 'invisible mark', 'invisible marks')} in this text could mislead.`,
    none: 'No mark in this text could mislead.',
    shown: 'All invisible marks are shown.',
    hidden: 'Only invisible marks that could mislead are shown.',
  },
  unseenCommands: {
    show: 'Show all invisible marks',
    hide: 'Show only invisible marks that could mislead',
    next: 'Next invisible mark that could mislead',
  },
} as const;
