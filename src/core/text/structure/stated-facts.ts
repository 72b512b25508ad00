import type { DocumentMetadata } from '../blocks.ts';

/** What a document says of itself. What it does not say clearly is absent, never guessed. */
export type StatedFacts = Partial<
  Pick<
    DocumentMetadata,
    'title' | 'authors' | 'publisher' | 'published' | 'retrieved' | 'url' | 'language'
  >
>;
