import type { TableThread } from '#renderer/table';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { notify } from '../notices.ts';
import type { RowWriter } from './shapes.ts';
import { notifyLeft } from '../telling-written.ts';

/** Rows that are copied at most: programs give up on longer texts. */
const MOST_COPIED = 100_000;
/** Rows fetched and written at a time; between two, the page can draw. */
const AT_ONCE = 2_000;

/** Where the system refuses the asynchronous way, the old one may still do. */
function copyByCommand(text: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return isCopied;
}

const toClipboard = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => copyByCommand(text),
  );

/**
 * Puts what is ticked, or all that is asked for where nothing is, into the clipboard, and tells how
 * many rows that were.
 */
export async function copyPicked(
  { state }: Context,
  thread: TableThread,
  write: RowWriter,
): Promise<number> {
  const { tableNotices } = strings;
  const parts: string[] = [];
  let count = 0;
  let isMore = true;
  while (isMore && count < MOST_COPIED) {
    const to = Math.min(MOST_COPIED, count + AT_ONCE);
    const lines = await thread.pickedRows(count, to);
    const rows = lines.filter((line) => line.kind === 'row');
    parts.push(write(rows, count === 0));
    isMore = rows.length === to - count;
    count += rows.length;
  }
  isMore = isMore && (await thread.pickedRows(count, count + 1)).length > 0;
  if (!(await toClipboard(parts.join('')))) {
    notify(state, 'problem', tableNotices.notCopied);
    return 0;
  }
  notifyLeft(
    state,
    isMore ? tableNotices.copiedFirst(count) : tableNotices.copied(count),
    'clipboard',
  );
  return count;
}
