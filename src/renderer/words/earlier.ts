import { formatCount } from './format.ts';
import { formatDayAndTime } from './moments.ts';

export interface Earlier {
  readonly snapshots: number;
  readonly newest: string | null;
  readonly texts: number;
}

const found = ({ snapshots, newest, texts }: Earlier): string => {
  const kept = formatCount(texts, 'text', 'texts');
  if (snapshots === 0 || newest === null)
    return texts === 0
      ? 'Only files that were kept aside lie in the folders of the journal and the snapshots.'
      : `No snapshot of it is here, but ${kept} of it ${texts === 1 ? 'is' : 'are'}.`;
  const of =
    snapshots === 1
      ? 'a snapshot of it is here, of'
      : `${formatCount(snapshots, 'snapshot', 'snapshots')} of it are here, the newest of`;
  return `But ${of} ${formatDayAndTime(newest)}.`;
};

/** What a start says where database and journal hold nothing, and something of earlier work is there. */
export const earlierWords = {
  earlier: {
    title: 'Your earlier work is not in this window',
    told: (earlier: Earlier): string =>
      `The database of this window and the journal are both empty, as where they were deleted. ${found(earlier)}`,
    advice: (snapshots: number): string =>
      snapshots > 0
        ? 'Restoring it brings everything back that it holds.'
        : 'A project file that you saved brings the work back. Nothing that lies here is deleted.',
    restore: 'Restore…',
    openProject: 'Open a project…',
  },
} as const;
