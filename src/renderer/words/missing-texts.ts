import { formatCount } from './format.ts';

/** Documents of the corpus whose text is not in the library any more. */
export const missingTextWords = {
  missingTexts: {
    /** In the list of the corpus. */
    mark: 'Text missing: import its file again',
    told: (title: string, fileName: string, annotations: number): string => {
      const kept =
        annotations === 0
          ? ''
          : ` ${formatCount(annotations, 'annotation', 'annotations')} in it ${annotations === 1 ? 'is' : 'are'} kept.`;
      return `The text of “${title}” is not there any more.${kept} Import the file again (“${fileName}”): the same file brings it back.`;
    },
    back: (title: string): string => `The text of “${title}” is back.`,
    importAgain: 'Import the file…',
  },
} as const;
