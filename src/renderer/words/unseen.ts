import type { UnseenMark } from '#core/text';
import { formatCount } from './format.ts';

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

function nameOf({ kind, sign, code }: UnseenMark): string {
  const named = NAMES[sign];
  if (named !== undefined) return `${named} (${hexOf(code)})`;
  switch (kind) {
    case 'control':
      return `Control character ${hexOf(code)}`;
    case 'private':
      return `Private character ${hexOf(code)}`;
    case 'noncharacter':
      return `Noncharacter ${hexOf(code)}`;
    case 'turning':
    case 'joining':
    case 'blank':
    case 'tag':
    case 'variation':
      return `Invisible character ${hexOf(code)}`;
  }
}

/** Signs for what is there and not seen. */
export const unseenWords = {
  unseen: {
    /** In the text, as small as can be read. */
    sign: ({ sign, count }: UnseenMark): string =>
      count === 1 ? sign : `${sign}×${String(count)}`,
    /** What a screen reader says for a sign, and the pointer is told over it. */
    name: (mark: UnseenMark): string => {
      if (mark.kind === 'tag')
        return mark.spells === undefined || mark.spells === ''
          ? formatCount(mark.count, 'tag character', 'tag characters')
          : `${formatCount(mark.count, 'tag character', 'tag characters')} that ${mark.count === 1 ? 'spells' : 'spell'} “${mark.spells}”`;
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
