import { formatExactly, strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { commit } from '../steps/edit.ts';
import { notify } from '../notices.ts';
import { leaveRemoved } from '../documents/open-document.ts';
import { differenceTo, upTo, type Difference } from './difference.ts';
import type { RestorePreview } from '../shapes.ts';

const { past } = strings;

/** Lets go of a card whose annotation went, and of a document that is not of the corpus any more. */
function letGo(context: Context): void {
  leaveRemoved(context, undefined);
  const { focused } = context.state.getState();
  const { loaded } = context;
  if (focused === null || loaded === null) return;
  const isThere = loaded.annotations.get(focused) ?? loaded.unplaced.get(focused);
  if (isThere === undefined) context.state.setState({ focused: null });
}

export const previewRestore = async (
  context: Context,
  at: string,
): Promise<RestorePreview | null> => {
  const difference = await differenceTo(context, upTo(at));
  return difference === null ? null : { at, ...difference.preview };
};

/** All of it is one step, whichever documents it is about. */
export function takeBack(context: Context, label: string, { drafts, states }: Difference): void {
  commit(context, label, drafts, states);
  letGo(context);
}

export async function restoreTo(context: Context, at: string): Promise<void> {
  const difference = await differenceTo(context, upTo(at));
  if (context.isClosed) return;
  if (difference === null) return notify(context.state, 'done', past.nothingSince);
  const moment = formatExactly(at);
  takeBack(context, past.goBackStep(moment), difference);
  const { restored, removed, changed } = difference.preview;
  notify(context.state, 'done', past.wentBack(moment, restored, removed, changed), 'edit.undo');
}
