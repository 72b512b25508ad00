import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import type { Past } from '../facets.ts';
import { notify } from '../notices.ts';
import { historyOf } from './history.ts';
import { restore } from './restoring.ts';
import { previewRestore, restoreTo } from './returning.ts';
import { sittingsOf } from './sittings.ts';
import { trashOf } from './trash.ts';

/** Tells a failure, unless the workbench was closed meanwhile and nobody is there to hear it. */
const telling = (context: Context, problem: string) => (): void => {
  if (!context.isClosed) notify(context.state, 'problem', problem);
};

/** Everything about what was: it reads all changes there are only when asked, and page by page. */
export const pastOf = (context: Context): Past => ({
  historyOf: (record) => historyOf(context, record),
  trash: (most) => trashOf(context, most),
  restore: (records) => restore(context, records).catch(telling(context, strings.past.notRestored)),
  sittings: () => sittingsOf(context),
  previewRestore: (at) => previewRestore(context, at),
  restoreTo: (at) => restoreTo(context, at).catch(telling(context, strings.past.notGoneBack)),
});
