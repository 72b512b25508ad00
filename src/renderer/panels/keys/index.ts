/** The table of all keys. */
export { KeysDialog } from './keys-dialog.tsx';
