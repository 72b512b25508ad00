import {
  markRead,
  spend,
  unitsIn,
  type DocumentBody,
  type Reading,
  type ReadingUnit,
  type TextRange,
} from '#core/text';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import type { ReadingLog } from '../facets.ts';
import { later } from '../later-work.ts';
import { notify } from '../notices.ts';
import { clearReadings, loadReadings, storeReadings } from './reading-rows.ts';
import { HeldReadings } from './readings-held.ts';

/**
 * The reading log: which passages were in view long enough to have been read, by this analyst at this
 * machine. It lies in a table of its own and nowhere else: it is of no change, so no history, no undo
 * and no file ever holds it. The surface tells what is in view; core says what that comes to.
 */

/** Milliseconds between what is told and its being stored: losing so much is losing little. */
const STORED_AFTER = 5_000;

const { coverageNotices } = strings;

/** What the rest of the store asks of the log. */
interface Keeper {
  tagged(range: TextRange): void;
  store(): void;
  end(): void;
}

const keepers = new WeakMap<Context, Keeper>();

/** Counts what the person tags by hand as read, with the sentences it stands in. */
export const countAsRead = (context: Context, range: TextRange): void =>
  keepers.get(context)?.tagged(range);

/** Stores what is not stored yet, as later work. */
export const storeReadingLog = (context: Context): void => keepers.get(context)?.store();

/** Stores the last of it, and hears of nothing more. */
export const endReadingLog = (context: Context): void => keepers.get(context)?.end();

/** The units in a range; the last answer is at hand, for it is asked again and again while one reads. */
function unitsAtHand(): (body: DocumentBody, range: TextRange) => readonly ReadingUnit[] {
  let last: { body: DocumentBody; range: TextRange; units: readonly ReadingUnit[] } | null = null;
  return (body, range) => {
    if (last?.body !== body || last.range.start !== range.start || last.range.end !== range.end)
      last = { body, range, units: unitsIn(body, range) };
    return last.units;
  };
}

/** Stores what is held every few seconds, and when the page goes out of sight. */
function keepStored(context: Context, held: HeldReadings) {
  const { database, identity } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const readings = held.takeUnstored();
    if (readings.length === 0) return;
    const rows = readings.map((each) => ({ analyst: identity.analyst, ...each }));
    later(context, () =>
      storeReadings(database, rows).catch(() => {
        // A full disk is told of by the banner of the work; this waits for its end.
        held.putBack(readings);
        if (!context.isClosed) soon();
      }),
    );
  };
  const soon = (): void => {
    timer ??= setTimeout(store, STORED_AFTER);
  };
  const whenHidden = (): void => {
    if (document.visibilityState === 'hidden') store();
  };
  document.addEventListener('visibilitychange', whenHidden);
  globalThis.addEventListener('pagehide', store);
  const end = (): void => {
    document.removeEventListener('visibilitychange', whenHidden);
    globalThis.removeEventListener('pagehide', store);
    store();
  };
  return { soon, store, end };
}

export function readingLogOf(context: Context): ReadingLog {
  const { state, database, identity } = context;
  const held = new HeldReadings();
  const stored = keepStored(context, held);
  const unitsOf = unitsAtHand();
  /** What is stored could not be read, and is not written over. */
  let isLost = false;

  const show = (): void => {
    const { loaded } = context;
    if (loaded !== null) held.of(loaded.id, loaded.body);
    state.setState(({ reading: { isOn } }) => ({
      reading: {
        isOn,
        coverage: isOn ? held.coverage : new Map(),
        read: isOn ? held.readOf(loaded?.id) : [],
      },
    }));
  };

  /** Takes what something makes of the open document's reading. */
  const change = (make: (reading: Reading, body: DocumentBody) => Reading): void => {
    const { loaded } = context;
    const isOn = state.getState().reading.isOn && !context.isClosed && !isLost;
    if (loaded === null || !isOn) return;
    const reading = held.of(loaded.id, loaded.body);
    const next = make(reading, loaded.body);
    if (next === reading) return;
    held.set(loaded.id, next);
    stored.soon();
    if (next.read !== reading.read) show();
  };

  const load = async (): Promise<void> => {
    try {
      const { readings, damaged } = await loadReadings(database, identity.analyst);
      held.take(readings);
      if (damaged > 0) notify(state, 'problem', coverageNotices.damaged(damaged));
    } catch {
      isLost = true;
      notify(state, 'problem', coverageNotices.lost);
    }
    show();
  };
  let isLoaded = false;
  const loaded = load().finally(() => {
    isLoaded = true;
  });
  later(context, () => loaded);
  const whenLoaded = (act: () => void): void => {
    if (isLoaded) act();
    else void loaded.then(act);
  };

  const endFollowing = state.subscribe((now, before) => {
    if (isLoaded && now.open?.summary.id !== before.open?.summary.id) show();
  });
  keepers.set(context, {
    tagged: (range) => {
      const tagged = context.loaded;
      whenLoaded(() => {
        if (context.loaded === tagged) change((reading, body) => markRead(reading, body, range));
      });
    },
    store: stored.store,
    end: () => {
      endFollowing();
      stored.end();
    },
  });

  return {
    saw: (range, milliseconds) => {
      const whole = Math.floor(milliseconds);
      // What was in view before the log was there is not much.
      if (isLoaded && whole > 0)
        change((reading, body) => spend(reading, unitsOf(body, range), whole));
    },
    setOn: (isOn) => {
      state.setState(({ reading }) => ({ reading: { ...reading, isOn } }));
      show();
      context.writer.enqueue({ changes: [], history: null, meta: { isReadingLogged: isOn } });
    },
    forget: async () => {
      await loaded;
      held.clear();
      show();
      try {
        await clearReadings(database);
        isLost = false;
        notify(state, 'done', coverageNotices.forgotten);
      } catch {
        notify(state, 'problem', coverageNotices.notForgotten);
      }
    },
  };
}
