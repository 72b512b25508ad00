import { keepSession } from './session.ts';

/** Shows the program anew, where nothing is unlocked any more. */
export function leaveLocked(): void {
  keepSession();
  location.reload();
}
