import { formatCount } from './format.ts';

/** Links between annotations. */
export const linkWords = {
  links: {
    link: 'Link…',
    type: 'How they are linked',
    find: 'Find an annotation to link',
    findPlaceholder: 'Words of the other passage',
    inText: 'Choose it in the text',
    none: 'No other annotation matches.',
    noneHere: 'No other annotation here. Type to look in every document.',
    missing: 'Being looked up…',
    in: (title: string) => `in ${title}`,
    goTo: (relation: string, quote: string) => `${relation}: ${quote}. Go there`,
    change: (quote: string) => `Change the link to “${quote}”`,
    changeTo: (label: string) => `Change to “${label}”`,
    remove: 'Remove the link',
    handle: 'Drag onto another card to link',
    dropHere: (relation: string) => `Link: ${relation}`,
    linking: (quote: string) => `Linking “${quote}”`,
    chooseOther: 'Choose the other annotation, here or in any document.',
    chooseType: 'Choose how they are linked, then the other annotation.',
    banner: 'A link is being made',
    bannerKeys: 'Enter links · Esc leaves',
    complete: 'Link to the open card',
    cancel: 'Leave without linking',
    history: 'History',
    noHistory: 'No history yet.',
    count: (count: number) => formatCount(count, 'link', 'links'),
  },
  cardHistory: {
    heading: 'History',
    looking: 'Looking…',
    none: 'Nothing is known of its past.',
    close: 'Close the history',
  },
} as const;
