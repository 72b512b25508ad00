/** Newer versions of texts: compared, carried over, looked through. */
export { ReviewPanel } from './review-panel.tsx';
export { VersionOffer } from './version-offer.tsx';
export { VersionsDialog } from './versions-dialog.tsx';
