/** The sheet under the text, and what can stand in it. */
export const sheetWords = {
  sheet: {
    views: 'What the sheet shows',
    hits: 'Occurrences',
    table: 'Annotations',
    overview: 'Overview',
    compare: 'Compare',
    conflicts: 'Conflicts',
    review: 'Review',
    resize: 'Height of the sheet',
    grow: 'Cover the text',
    shrink: 'Give the text its place back',
    close: 'Close',
  },
  sheetCommands: {
    table: 'Table of all annotations',
    overview: 'Overview of the project',
    compare: 'Compare what analysts did',
    grow: 'Cover the text with the sheet, or give it its place back',
    close: 'Close the sheet',
  },
} as const;
