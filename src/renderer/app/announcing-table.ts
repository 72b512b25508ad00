import type { WorkbenchState } from '#renderer/store';
import type { Announcer } from '#renderer/ui';
import { strings } from '#renderer/words';

/** Milliseconds without typing after which it is said how many annotations are as asked. */
const REST = 700;

/** What is told of each state, and what ends it. */
export interface TableAnnouncer {
  tell(now: WorkbenchState, before: WorkbenchState): void;
  end(): void;
}

/**
 * Says how many annotations the table or the overview shows, once they are counted and the typing
 * rests. Of what is done to them, a notice tells.
 */
export function createTableAnnouncer(announcer: Announcer): TableAnnouncer {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAwaited = false;
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    end,
    tell: ({ table }, { table: before }) => {
      if (table === before) return;
      if (table === null) {
        end();
        isAwaited = false;
      } else if (table.ask.query !== before?.ask.query) isAwaited = true;
      if (table === null || !isAwaited || table.standing.progress !== null) return;
      const { matched, total } = table.standing;
      end();
      timer = setTimeout(() => {
        timer = null;
        isAwaited = false;
        announcer.announce(strings.table.count(matched, total));
      }, REST);
    },
  };
}
