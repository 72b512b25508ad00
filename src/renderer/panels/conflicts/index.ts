/** What people are at odds over, one after another, with all that each of them says. */
export { ConflictsPanel } from './conflicts-panel.tsx';
