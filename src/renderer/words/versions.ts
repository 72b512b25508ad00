import { formatCount, formatNumber } from './format.ts';

const annotations = (count: number): string => formatCount(count, 'annotation', 'annotations');

/** Newer versions of a text, and what becomes of the annotations. */
export const versionWords = {
  versionCommands: {
    importNewer: 'Import newer version of this document…',
    findTwins: 'Compare with another version in the corpus…',
    review: 'Review carried-over annotations',
    accept: 'Accept as placed',
    place: 'Place on the selection',
    unplace: 'Leave without a place',
    next: 'Next to review',
    previous: 'Previous to review',
  },
  versions: {
    title: 'Newer version',
    chooseTitle: 'Which document is the other version?',
    chooseHint: (title: string) => `These say much the same as “${title}”.`,
    alike: (share: number) => `${formatNumber(Math.round(share * 100))} % the same`,
    compare: 'Compare',
    older: 'Older',
    newer: 'Newer',
    swap: 'Swap older and newer',
    reading: 'Comparing the versions…',
    carrying: 'Carrying over…',
    carry: (count: number) => `Carry over ${annotations(count)}`,
    markOnly: 'Mark as newer version',
    nothingWritten: 'Nothing is changed until you carry over. One undo takes it back.',
    known: 'It is marked as the newer version already.',
    verdicts: {
      exact: 'unchanged',
      moved: 'moved',
      folded: 'typography only',
      fuzzy: 'words changed',
      orphan: 'not found',
    },
    verdictHints: {
      exact: 'The words and what is around them are the same.',
      moved: 'The same words, in another place or with other words around them.',
      folded: 'The same but for quotation marks, dashes, spaces or notes’ marks.',
      fuzzy: 'Nearly the same words; no figure and no negation differs.',
      orphan: 'The words are not in the newer text. They are kept, without a place.',
    },
    difference: 'Difference of the two texts',
    differenceHint: 'J and K go through the changes, N and P through annotations to look at.',
    noDifference: 'The texts are the same.',
    gap: (count: number) => `${formatCount(count, 'paragraph', 'paragraphs')} unchanged`,
    position: (current: number, total: number) =>
      `${formatNumber(current)} of ${formatNumber(total)}`,
    changes: 'Changes',
    passages: 'Annotations',
    gone: 'removed',
    come: 'added',
    offer: (newer: string, older: string) =>
      newer === older
        ? `“${newer}” looks like a newer version of the document of the same name.`
        : `“${newer}” looks like a newer version of “${older}”.`,
    leftBehind: (count: number, newer: string, isOnOpen: boolean): string => {
      const stand = `${annotations(count)} ${count === 1 ? 'stands' : 'stand'}`;
      return isOnOpen
        ? `${stand} on this older version of “${newer}”.`
        : `${stand} on the older version of this text.`;
    },
    carryLeft: 'Carry over…',
    look: 'Compare…',
    dismiss: 'Not now',
    step: (count: number) =>
      count === 0
        ? 'mark as newer version'
        : `carry ${annotations(count)} over to the newer version`,
    steps: {
      accept: (count: number) =>
        count === 1
          ? 'accept carried-over place'
          : `accept ${formatNumber(count)} carried-over places`,
      place: 'place by hand',
      unplace: 'leave without a place',
    },
    carried: (count: number, waiting: number) =>
      waiting === 0
        ? `Carried over ${annotations(count)}, each to the same words.`
        : `Carried over ${annotations(count)}; ${formatNumber(waiting)} to review.`,
    sameText: 'That is the very same text: nothing is newer in it.',
    notThere: 'One of the two documents is not in the corpus any more.',
    notRead: 'The two versions could not be compared.',
    notCarried: 'Nothing was carried over: the stored annotations could not be read.',
    noTwins: 'No other document of the corpus says much the same.',
    nothingSelected: 'Select the words in the text first.',
    review: {
      region: 'Carried-over annotations to review',
      tab: 'Review',
      heading: (count: number) =>
        count === 0 ? 'Nothing to review' : `${formatNumber(count)} to review`,
      empty:
        'Nothing in this document waits for a look. What is carried over to a newer version and does not stand on exactly the same words is listed here.',
      hint: 'Arrows or J and K move, at the end to the next document, Enter goes to the text, A accepts, S places it on the selection, U leaves it without a place.',
      acts: 'The one that is stood on',
      accept: 'Accept',
      elsewhere: (count: number, title: string) => `${formatNumber(count)} to review in “${title}”`,
      goOn: 'Go on there',
      row: (label: string, exact: string, verdict: string) =>
        `${label}, “${exact}”${verdict === '' ? '' : `, ${verdict}`}`,
      noMore: 'Nothing else waits for review.',
      acceptAll: 'Accept all shown',
      place: 'Place on selection',
      unplace: 'Leave without a place',
      was: (words: string) => `was “${words}”`,
      mark: (verdict: string) => `To review: ${verdict}`,
    },
    olderVersion: 'Older version',
  },
} as const;
