import { openJournal } from '#main/services/journal';
import { changes } from './changes.ts';

/** Appends to a journal without end, and says each time up to which record it is on the disk. */
const [folder = ''] = process.argv.slice(2);
const journal = openJournal({ folder, now: () => new Date(), segmentBytes: 40_000 });
const standing = await journal.standing();
if (!standing.ok) throw new Error(standing.message);
for (let next = standing.value.last + 1; ;) {
  const count = 1 + (next % 5);
  const kept = await journal.append(changes(next, next + count - 1));
  if (!kept.ok) throw new Error(kept.message);
  next += count;
  process.stdout.write(`${kept.value.last}\n`);
}
