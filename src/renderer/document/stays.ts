/**
 * Which time somebody spent on what they have in view. It counts only while they are there (the
 * window in front) and have done something within the last minute: the text of a screen that nobody
 * sits at is not being read. A scroll begins a new stay, and a stay that is too short for reading
 * does not count, so that what is passed on the way to somewhere is not read. All times are
 * milliseconds of one clock that never goes back.
 */
export interface Stays {
  /** A key, the pointer, the wheel. */
  acted(at: number): void;
  scrolled(at: number): void;
  /**
   * How much of the time since the last call counts, in whole milliseconds; of a stay, its beginning
   * too, once it is long enough. To be called every LOOK milliseconds.
   */
  look(at: number, isThere: boolean): number;
}

export const LOOK = 500;
const SHORTEST_STAY = 800;
const IDLE_AFTER = 60_000;
/** Between two looks: more than that, and the machine was asleep. */
const LONGEST_PAUSE = 4 * LOOK;

/** @param start when the text was opened, which is something done */
export function countStays(start: number): Stays {
  let lastAct = start;
  let lastLook = start;
  /** When the stay began, and up to when its time has counted; null while there is none. */
  let stay: { readonly begun: number; readonly counted: number } | null = null;

  const scrolled = (at: number): void => {
    lastAct = at;
    if (stay !== null) stay = { begun: at, counted: at };
  };

  return {
    acted: (at) => {
      lastAct = at;
    },
    scrolled,
    look: (at, isThere) => {
      const isAsleep = at - lastLook > LONGEST_PAUSE;
      lastLook = at;
      if (!isThere || at - lastAct > IDLE_AFTER) {
        stay = null;
        return 0;
      }
      if (stay === null || isAsleep) {
        stay = { begun: at, counted: at };
        return 0;
      }
      if (at - stay.begun < SHORTEST_STAY) return 0;
      const counts = Math.floor(at - stay.counted);
      stay = { begun: stay.begun, counted: stay.counted + counts };
      return counts;
    },
  };
}
