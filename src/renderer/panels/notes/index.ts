/** Notes on the open document and on the project. */
export { NotesPanel, type NotesTab } from './notes-panel.tsx';
