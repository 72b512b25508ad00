import type { AnalystId, AnnotationId } from '#core/model';
import { strings } from '#renderer/words';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';
import type { Placed } from '../records/placing.ts';
import type { Annotation } from '../shapes.ts';
import { unplacedOf } from '../records/unplaced.ts';
import type { AnalystFilter } from '../workbench.ts';

/**
 * Whose annotations the reading view shows. What others did is then in no index of the open document:
 * not drawn, not counted, not come to by any key, and no twin of what is tagged.
 */

export const EVERYONE: AnalystFilter = { kind: 'everyone' };

/** Whether a filter lets an analyst's annotations be seen. */
export const letsSee = (filter: AnalystFilter, own: AnalystId, creator: AnalystId): boolean =>
  filter.kind === 'everyone' ||
  (filter.kind === 'mine' ? creator === own : filter.analysts.has(creator));

/** Whether an annotation is to be seen now. */
export const isSeen = (context: Context, { creatorId }: Annotation): boolean =>
  letsSee(context.state.getState().analystFilter, context.identity.analyst, creatorId);

const isSame = (a: AnalystFilter, b: AnalystFilter): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'chosen' ||
    b.kind !== 'chosen' ||
    (a.analysts.size === b.analysts.size && [...a.analysts].every((id) => b.analysts.has(id))));

/** What goes out of sight, and what comes back. */
function sift(context: Context, filter: AnalystFilter) {
  const { loaded, identity } = context;
  const isIn = ({ creatorId }: Annotation): boolean => letsSee(filter, identity.analyst, creatorId);
  if (loaded === null) return null;
  const removed = loaded.annotations.inOrder().filter((each) => !isIn(each));
  const lost = [...loaded.unplaced.values()].filter((each) => !isIn(each));
  const back = [...loaded.outOfSight.values()].filter(({ annotation }) => isIn(annotation));
  return { loaded, removed, lost, back };
}

export function setAnalystFilter(context: Context, filter: AnalystFilter): void {
  const { state, writer } = context;
  if (isSame(state.getState().analystFilter, filter)) return;
  writer.enqueue({ changes: [], history: null, meta: { analystFilter: storedFilter(filter) } });
  const sifted = sift(context, filter);
  if (sifted === null) return state.setState({ analystFilter: filter });
  const { loaded, removed, lost, back } = sifted;
  const hide = (annotation: Annotation, isPlaced: boolean): void =>
    void loaded.outOfSight.set(annotation.id, { annotation, isPlaced });
  for (const { annotation } of back) loaded.outOfSight.delete(annotation.id);
  for (const annotation of removed) hide(annotation, true);
  for (const annotation of lost) {
    loaded.unplaced.delete(annotation.id);
    hide(annotation, false);
  }
  for (const { annotation, isPlaced } of back)
    if (!isPlaced) loaded.unplaced.set(annotation.id, annotation);
  const added = back.filter(({ isPlaced }) => isPlaced).map(({ annotation }) => annotation);
  const { focused, open } = state.getState();
  const isFocusGone = focused !== null && loaded.outOfSight.has(focused);
  // Before the index tells of it: what has gone out of sight is not what the keys act on.
  if (isFocusGone) state.setState({ focused: null });
  loaded.annotations.apply({ removed, added });
  state.setState({
    analystFilter: filter,
    revision: loaded.annotations.revision,
    ...(open?.summary.id === loaded.id && {
      open: {
        ...open,
        unplaced: unplacedOf(loaded),
        outOfSight: loaded.outOfSight.size,
      },
    }),
  });
}

/** Has an annotation be seen that was asked for by name; a notice tells whose work is shown since. */
export function letBeSeen(context: Context, id: AnnotationId): void {
  const hidden: Placed | undefined = context.loaded?.outOfSight.get(id);
  if (hidden === undefined) return;
  const { analystFilter } = context.state.getState();
  const { creatorId } = hidden.annotation;
  const before =
    analystFilter.kind === 'chosen' ? [...analystFilter.analysts] : [context.identity.analyst];
  setAnalystFilter(context, { kind: 'chosen', analysts: new Set([...before, creatorId]) });
  notify(context.state, 'done', strings.analysts.nowShown(shownAnalyst(context, creatorId)));
}

/** A filter as the database keeps it: blind work is blind after a start, too. */
export const storedFilter = (filter: AnalystFilter): string | readonly string[] =>
  filter.kind === 'chosen' ? [...filter.analysts] : filter.kind;

/** What the database holds, as a filter; everyone's where it says nothing that is known. */
export function readFilter(stored: unknown): AnalystFilter {
  if (stored === 'mine') return { kind: 'mine' };
  if (!Array.isArray(stored)) return EVERYONE;
  const ids = stored.filter((id): id is AnalystId => typeof id === 'string');
  return { kind: 'chosen', analysts: new Set(ids) };
}
