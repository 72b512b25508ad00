/** The table of all keys, in which commands are given other keys. */
export { KeysDialog } from './keys-dialog.tsx';
