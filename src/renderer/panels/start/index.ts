/** What stands in the window before there is a document to read, or when the start failed. */
export { BringingBackScreen, FailedScreen, LockingScreen, StartingScreen } from './screens.tsx';
export { LeftScreen } from './left-screen.tsx';
export { NoDocument } from './no-document.tsx';
