import type { StoreApi } from 'zustand/vanilla';
import { shownName } from '#core/model';
import { strings } from '#renderer/words';
import type { Notice, WorkbenchState } from './workbench.ts';

/** Older ones give way. */
const MOST_NOTICES = 5;

/** Never used twice in a page: whoever dismisses one late must not hit another. */
let lastId = 0;

/** To what people are at odds over. */
export const wayToConflicts = (): NonNullable<Notice['way']> => ({
  command: 'conflicts',
  label: strings.conflicts.toSettle,
});

/**
 * Tells the person something in a sentence, whatever names from elsewhere stand in it; what is still
 * there in the same words gives way to it.
 */
export function notify(
  state: StoreApi<WorkbenchState>,
  kind: Notice['kind'],
  sentence: string,
  command?: string,
  way?: Notice['way'],
): void {
  lastId++;
  const text = shownName(sentence);
  const notice: Notice = {
    id: lastId,
    kind,
    text,
    ...(command !== undefined && { command }),
    ...(way !== undefined && { way }),
  };
  state.setState(({ notices }) => {
    const others = notices.filter((each) => each.kind !== kind || each.text !== text);
    return { notices: [...others, notice].slice(-MOST_NOTICES) };
  });
}

export function dismiss(state: StoreApi<WorkbenchState>, id: number): void {
  state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Takes back what was told in these words. */
export function withdraw(state: StoreApi<WorkbenchState>, sentence: string): void {
  const text = shownName(sentence);
  state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.text !== text) }));
}

/** What speaks of a command is past once that is run. */
export function dismissOf(state: StoreApi<WorkbenchState>, command: string): void {
  state.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.command !== command),
  }));
}
