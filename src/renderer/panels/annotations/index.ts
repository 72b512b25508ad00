/** The cards: the open document's annotations in the order of the text. */
export { AnnotationsPanel } from './annotations-panel.tsx';
export type { EdgeRequest } from './card-actions.tsx';
export { LinkingBanner } from './links/linking-banner.tsx';
export { valueAsName } from './values/value-words.ts';
export type { CardField } from './card-wish.ts';
