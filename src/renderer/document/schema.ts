import { Schema } from 'prosemirror-model';

/** The title is of the first level, whether the text says it or the header above the text does. */
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/**
 * `doc > section* > chunk* > block* > text*`. Sections and chunks are there for the window alone:
 * what is far from the viewport is one placeholder. The document never changes, so the schema has
 * no parse rules: nothing from outside becomes a node.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'section*' },
    section: { content: 'chunk*', attrs: { index: { validate: 'number' } } },
    chunk: { content: 'block*', attrs: { index: { validate: 'number' } } },
    block: {
      content: 'text*',
      attrs: {
        piece: { validate: 'number' },
        kind: { validate: 'string' },
        level: { validate: 'number' },
        label: { validate: 'string' },
        isBoilerplate: { validate: 'boolean' },
        /** Not the first piece of its block: no space above, no marker. */
        isContinued: { validate: 'boolean' },
        /** A further paragraph of a list's item: no marker. */
        isUnmarked: { validate: 'boolean' },
        /** Holds tabs: a row of a table. */
        isTabular: { validate: 'boolean' },
        /** Holds letters with so many marks that they would reach over other lines. */
        isPiled: { validate: 'boolean' },
      },
      toDOM: ({ attrs }) => {
        const level = attrs['level'] as number;
        const isHeading = attrs['kind'] === 'heading';
        const tag = isHeading ? (HEADINGS[level - 1] ?? 'h6') : 'p';
        return [
          tag,
          {
            'data-kind': attrs['kind'] as string,
            'data-level': level,
            ...(attrs['label'] ? { 'data-label': attrs['label'] as string } : {}),
            ...(attrs['isBoilerplate'] ? { 'data-boilerplate': '' } : {}),
            ...(attrs['isContinued'] ? { 'data-continued': '' } : {}),
            ...(attrs['isUnmarked'] ? { 'data-unmarked': '' } : {}),
            ...(attrs['isTabular'] ? { 'data-tabular': '' } : {}),
            ...(attrs['isPiled'] ? { 'data-piled': '' } : {}),
            // Right-to-left text in a left-to-right corpus reads right without being told.
            dir: 'auto',
          },
          0,
        ];
      },
    },
    text: {},
  },
  marks: {
    /** Characters that are not seen. The sign is drawn before them and is no part of the text. */
    unseen: {
      attrs: {
        sign: { validate: 'string' },
        name: { validate: 'string' },
        isSuspect: { validate: 'boolean' },
      },
      inclusive: false,
      toDOM: ({ attrs }) => [
        'span',
        {
          'data-unseen': attrs['isSuspect'] ? 'suspect' : '',
          'data-sign': attrs['sign'] as string,
          'data-name': attrs['name'] as string,
          title: attrs['name'] as string,
        },
        0,
      ],
    },
    noteMarker: {
      attrs: { label: { validate: 'string' }, note: { validate: 'number' } },
      inclusive: false,
      toDOM: ({ attrs }) => [
        'sup',
        { 'data-label': attrs['label'] as string, 'data-note': attrs['note'] as number },
        0,
      ],
    },
  },
});
