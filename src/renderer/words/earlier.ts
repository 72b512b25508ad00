import { formatCount } from './format.ts';
import { formatDayAndTime } from './moments.ts';

export interface Earlier {
  readonly snapshots: number;
  readonly newest: string | null;
  readonly texts: number;
}

function found({ snapshots, newest, texts }: Earlier): string {
  if (snapshots > 0 && newest !== null) {
    const taken = `taken on ${formatDayAndTime(newest)}`;
    return snapshots === 1
      ? `A snapshot of your work is here, ${taken}.`
      : `${formatCount(snapshots, 'snapshot', 'snapshots')} of your work are here, the newest ${taken}.`;
  }
  if (texts === 0)
    return 'Files that were kept aside lie in the folders of the journal and the snapshots.';
  const kept = formatCount(texts, 'text is', 'texts are');
  return `No snapshot of your work is here, but ${kept}.`;
}

/** What a start says where database and journal hold nothing, and something of earlier work is there. */
export const earlierWords = {
  earlier: {
    title: 'Your earlier work is not in this window',
    told: (earlier: Earlier): string =>
      `The database of this window and the journal are both empty, as if they had been deleted. ${found(earlier)}`,
    advice: (snapshots: number): string =>
      snapshots > 0
        ? 'Restoring it brings everything back that it holds.'
        : 'A project file that you saved brings the work back. Nothing that lies here is deleted.',
    restore: 'Restore…',
    openProject: 'Open a project…',
  },
} as const;
