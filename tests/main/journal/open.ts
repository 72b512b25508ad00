import { decodeChange, type Change } from '#core/model';
import { openJournal, type Journal, type JournalFiles } from '#main/services/journal';

const now = (): Date => new Date('2026-11-22T10:00:00.000Z');

export const journalIn = (folder: string, files?: JournalFiles): Journal =>
  openJournal({ folder, now, segmentBytes: 40_000, ...(files === undefined ? {} : { files }) });

/** Everything that a journal holds, read in parts and decoded. */
export async function contentOf(journal: Journal): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (let after = 0; ;) {
    const part = await journal.read(after);
    if (!part.ok) throw new Error(part.message);
    for (const line of part.value.lines.split('\n').filter((text) => text !== '')) {
      const decoded = decodeChange(JSON.parse(line));
      if (!decoded.ok) throw new Error(decoded.reason);
      found.push(decoded.value);
    }
    after = part.value.last;
    if (part.value.isEnd) return found;
  }
}

/** What the folder's journal holds for somebody who opens it now. */
export async function reopened(
  folder: string,
): Promise<{ readonly content: readonly Change[]; readonly journal: Journal }> {
  const journal = journalIn(folder);
  return { content: await contentOf(journal), journal };
}
