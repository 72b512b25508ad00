/** What stands before a private workbench until its passphrase was typed. */
export { UnlockScreen } from './unlock-screen.tsx';
