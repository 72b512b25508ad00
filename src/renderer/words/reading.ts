import { formatCount } from './format.ts';

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Reading by keyboard: what the keys do, and what is heard of it. */
export const readingWords = {
  readingCommands: {
    nextSentence: 'Next sentence',
    previousSentence: 'Previous sentence',
    nextParagraph: 'Next paragraph',
    previousParagraph: 'Previous paragraph',
    nextUntagged: 'Next paragraph without a tag',
    previousUntagged: 'Previous paragraph without a tag',
    growWord: 'Grow the selection by a word',
    shrinkWord: 'Shrink the selection by a word',
    growClause: 'Grow the selection by a clause, then by sentences',
    shrinkClause: 'Shrink the selection by a clause or sentence',
    endLaterCharacter: 'Move the end by a character, later',
    endEarlierCharacter: 'Move the end by a character, earlier',
    startLaterCharacter: 'Move the start by a character, later',
    startEarlierCharacter: 'Move the start by a character, earlier',
    editValue: 'Set the annotation’s value',
    editNote: 'Write a note on the annotation',
    linkSentence: 'Link the claim to its sentence’s statistics, dates and actors',
    linkTo: 'Link to another annotation…',
    linkHere: 'Link to this annotation',
    linkCancel: 'Give up the link',
    history: 'History of the annotation',
    codebook: 'Codebook…',
    trash: 'Trash…',
    restoreTo: 'Go back to an earlier state…',
  },
  readingSaid: {
    /** "Claim, statistic. The text of the sentence." */
    sentence: (labels: readonly string[], text: string) =>
      joined([labels.length === 0 ? '' : `${labels.join(', ')}.`, text]),
    noSentence: (isForward: boolean) =>
      isForward ? 'This is the last one.' : 'This is the first one.',
    /** "Statistic: some 200 attacks. ≈ 200 attacks" */
    annotation: (tagged: string, value: string) => (value === '' ? tagged : `${tagged}. ${value}`),
    noAnnotation: (isForward: boolean) =>
      isForward ? 'No annotation further on.' : 'No annotation before this.',
    noUntagged: (isForward: boolean) =>
      isForward
        ? 'No paragraph without a tag further on.'
        : 'No paragraph without a tag before this.',
    added: (words: string) => `${words} selected`,
    takenOff: (words: string) => `${words} no longer selected`,
    selectionEnded: 'Nothing selected',
    selection: (words: string) => `Selected: ${words}`,
    undone: (step: string) => `Undone: ${step}`,
    redone: (step: string) => `Done again: ${step}`,
    linked: (count: number) => `${formatCount(count, 'link', 'links')} made`,
    linking: 'Choose the other annotation and press Enter. Esc gives the link up.',
    linkMade: 'Link made',
    linkLeft: 'No link made',
    value: (value: string) => `Value: ${value}`,
    /** "Said by: the ministry" */
    member: (label: string, value: string) => `${label}: ${value}`,
    noValue: 'Value taken away',
  },
} as const;
