/** What stands before a private workbench until its passphrase was typed, and how it is locked again. */
export { LockDialog } from './lock-dialog.tsx';
export { UnlockScreen } from './unlock-screen.tsx';
