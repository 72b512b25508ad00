import { done, refused, type JournalApi } from '#contract';
import type { FileLayer } from '#main/services/files';
import { keepOwner, openJournal, readOwner, type JournalOwner } from '#main/services/journal';
import { decodeChanges } from '#main/services/project';

/** The archive of all changes, for the page. */
export function createJournal(folder: string, now: () => Date, files: FileLayer): JournalApi {
  const journal = openJournal({ folder, now, files });
  let owner: Promise<JournalOwner | null> | null = null;
  /** UUID of the journal beside which that was seen. */
  let journalOfOwner: string | null = null;
  const ownerNow = (): Promise<JournalOwner | null> => (owner ??= readOwner(folder, files));
  const damages = () => journal.damages().map((damage) => ({ ...damage, kept: [...damage.kept] }));

  return {
    async journalStanding() {
      const mark = await journal.standing();
      if (!mark.ok) return mark;
      return done({ mark: mark.value, owner: await ownerNow(), damages: damages() });
    },
    async appendToJournal({ owner: stated, lines }) {
      const decoded = decodeChanges(Buffer.from(lines, 'utf8'), null);
      if (!decoded.ok) return refused('bad-request', `What was to be kept ${decoded.reason}.`);
      const mark = await journal.append(decoded.value);
      if (!mark.ok) return mark;
      // With the journal's folder goes what lies beside it.
      if (mark.value.journal !== journalOfOwner) owner = null;
      const kept = await keepOwner(folder, await ownerNow(), stated, files);
      if (!kept.ok) return kept;
      owner = Promise.resolve(kept.value);
      journalOfOwner = mark.value.journal;
      return done({ mark: mark.value });
    },
    readJournal: ({ after }) => journal.read(after),
    journalSum: () => journal.sum(),
    async missingFromJournal({ changes }) {
      const missing = await journal.missing(changes);
      return missing.ok ? done({ missing: [...missing.value] }) : missing;
    },
    async verifyJournal() {
      const verified = await journal.verify();
      if (!verified.ok) return verified;
      const mark = await journal.standing();
      if (!mark.ok) return mark;
      return done({ mark: mark.value, damages: damages() });
    },
  };
}
