/** Newer versions of texts: compared, carried over, looked through. */
export { ReviewPanel, type ReviewPanelProps } from './review-panel.tsx';
export { VersionOffer } from './version-offer.tsx';
export { VersionsDialog, type VersionsDialogProps } from './versions-dialog.tsx';
