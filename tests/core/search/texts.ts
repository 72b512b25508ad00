import fc from 'fast-check';

/** Pieces that fold to one another, or to other lengths, or are joined to their neighbours. */
const pieces = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['a', 'A', 's', 'S', 'i', 'I', 'f', 'e', ' ', '\n', '-', "'", '1', ','],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        'ß',
        'ẞ',
        'İ',
        'ı',
        'ﬁ',
        'ﬃ',
        'é',
        'e\u0301',
        '\u0301',
        '\u00ad',
        '\u200b',
        '\u200d',
        '\u200c',
      ],
      ...['’', '“', '—', '\u00a0', '\ufeff', 'æ', 'ł', 'ς', 'Σ', 'ΐ', 'й', 'и', '\u0306'],
      ...[
        '👩‍👩‍👧',
        '😀',
        '👍🏽',
        '🇫🇷',
        '🇫',
        '❤\ufe0f',
        'क्षि',
        'नी',
        '한',
        '\u1112\u1161\u11ab',
        '각',
        '中',
        'ｶﾞ',
        'が',
      ],
      ...['مُ', 'شَ', 'ـ', 'שָׁ', '\u0e33', 'ก'],
    ),
  },
);

export const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
