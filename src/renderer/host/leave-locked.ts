/**
 * Has the window show the program anew, where nothing is unlocked any more. In Electron the shell puts a
 * window of a new process in the place of this one.
 */
export function leaveLocked(): void {
  if (window.obelus === undefined) location.replace('/locked.html');
  else location.reload();
}
