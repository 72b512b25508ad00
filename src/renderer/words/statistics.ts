import { statisticInWords, type StatisticProblem, type StatisticValue } from '#core/values';
import { locale } from './format.ts';

/** Why typed words are no number, or which of several is meant. */
const problems: Readonly<Record<StatisticProblem['code'], string>> = {
  'no-number': 'There is no number in these words.',
  'vague-number':
    'These words give no number. Type what the text supports, for instance “≥ 24” for dozens.',
  'not-a-number': 'These digits do not make one number.',
  'several-numbers': 'There is more than one number here. Which one is meant?',
  ratio: 'A ratio is two numbers. Type it as a share: “3 of 4”.',
  'ambiguous-separator': 'The point may mark decimals or thousands. Which is meant?',
  'ambiguous-start': 'The first number may be in thousands, as the second is. Which is meant?',
  'ambiguous-letter': '“m” may stand for millions or for metres. Which is meant?',
  'ambiguous-comparator': 'This is a limit and about so much at once. Which matters more?',
  fraction: 'No decimal number is exactly this fraction. How closely should it be given?',
  reversed: 'The range ends below its start.',
  'unknown-words':
    'Start with the number, or with words such as “about”, “at least” or “between”; units and words may follow.',
  'too-long': 'This is longer than one value can be.',
};

export const statisticsWords = {
  statistics: {
    problem: ({ code }: StatisticProblem): string => problems[code],
    /** A statistic as a card or a choice shows it: "≈ 23 attacks / month". */
    statistic: (value: StatisticValue): string => statisticInWords(value, locale),
  },
} as const;
