import type { DocumentMetadata } from '#core/text';

export type MediaType = DocumentMetadata['mediaType'];

/** 64 MiB: a few times the longest book, and what a page can still show at once. */
export const SIZE_LIMIT = 64 * 1024 * 1024;

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
};

/** The part of a name after its last dot, in lower case; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** What a file is read as, going by its name; null where files of that name are not read. */
export function mediaTypeOf(name: string): MediaType | null {
  const extension = extensionOf(name);
  return Object.hasOwn(MEDIA_TYPES, extension) ? (MEDIA_TYPES[extension] ?? null) : null;
}

/** The types that are read, for messages. */
export const READ_TYPES = '.txt, .md and .html';
