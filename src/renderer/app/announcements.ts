import type { AnnotationDelta, Tag, Workbench, WorkbenchState } from '#renderer/store';
import { type Announcer } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';

const quote = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** What a screen reader hears of a step on the annotations; null where nothing is worth saying. */
export function sentenceFor(delta: AnnotationDelta, tags: readonly Tag[]): string | null {
  const { said } = strings;
  const labelOf = (id: string): string =>
    capitalised(tags.find((tag) => tag.id === id)?.label ?? '');
  const { added, removed } = delta;
  const [now] = added;
  const [before] = removed;
  if (added.length > 1 && removed.length === 0) return said.taggedMany(added.length);
  if (removed.length > 1 && added.length === 0) return said.removedMany(removed.length);
  if (now !== undefined && before === undefined)
    return said.tagged(labelOf(now.tag), quote(now.exact));
  if (before !== undefined && now === undefined) return said.removed(labelOf(before.tag));
  if (now === undefined || before?.id !== now.id) return null;
  if (now.tag !== before.tag) return said.retagged(labelOf(now.tag));
  if (now.exact !== before.exact) return said.adjusted(quote(now.exact));
  return null;
}

/** Tells the live region of notices, tags set and removed, and matches. Returns what ends it. */
export function announceWorkbench(workbench: Workbench, announcer: Announcer): () => void {
  let endDeltas = (): void => undefined;
  const follow = (state: WorkbenchState): void => {
    endDeltas();
    endDeltas =
      state.open?.annotations.subscribe((delta) => {
        const sentence = sentenceFor(delta, workbench.state.getState().tags);
        if (sentence !== null) announcer.announce(sentence);
      }) ?? ((): void => undefined);
  };
  follow(workbench.state.getState());
  const endState = workbench.state.subscribe((state, before) => {
    if (state.open?.annotations !== before.open?.annotations) {
      follow(state);
      const { open } = state;
      if (open !== null)
        announcer.announce(strings.said.opened(open.summary.metadata.title, open.annotations.size));
    }
    const last = state.notices.at(-1);
    if (last !== undefined && !before.notices.some(({ id }) => id === last.id))
      announcer.announce(last.text);
    announceFind(state, before, announcer);
    if (state.saving.kind === 'failed' && before.saving.kind !== 'failed')
      announcer.announce(`${strings.saving.title} ${state.saving.message}`);
  });
  return () => {
    endState();
    endDeltas();
  };
}

function announceFind(state: WorkbenchState, before: WorkbenchState, announcer: Announcer): void {
  const { find } = state;
  if (find === null || find === before.find || find.query === '') return;
  const total = find.matches.length;
  if (total === 0) {
    if (find.query !== before.find?.query) announcer.announce(strings.find.none);
  } else if (find.query !== before.find?.query) announcer.announce(strings.find.matches(total));
  else announcer.announce(strings.find.position(find.current + 1, total, find.isCapped));
}
