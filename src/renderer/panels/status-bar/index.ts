/** The line at the foot, and the banner that says when work is not stored. */
export { StatusBar } from './status-bar.tsx';
export { ForgetReadingDialog } from './forget-reading-dialog.tsx';
export { SavingBanner } from './saving-banner.tsx';
