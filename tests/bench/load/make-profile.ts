import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Change, type Json } from '#core/model';
import { keepOwner, openJournal } from '#main/services/journal';
import { openLibrary } from '#main/services/library';
import { analystOf, madeProject, projectId, replicaOf } from './made-project.ts';

/**
 * Puts the made project into a profile's folder as the host would have: its library and its journal. What
 * the page's database is to hold lies beside, in parts.
 *
 *   make-profile.mjs FOLDER DOCUMENTS ANNOTATIONS UNITS
 */
const [folder = '.', documents = '0', annotations = '0', units = '0'] = process.argv.slice(2);
const libraryFolder = join(folder, 'library');
const journalFolder = join(folder, 'journal');
const partsFolder = join(folder, 'parts');

/** Changes of one part, at least. */
const PART = 5_000;

const began = performance.now();
for (const each of [libraryFolder, journalFolder, partsFolder])
  await mkdir(each, { recursive: true });
const made = madeProject({
  documents: Number(documents),
  annotations: Number(annotations),
  units: Number(units),
});
const journal = openJournal({ folder: journalFolder, now: () => new Date() });
let changes: Change[] = [];
let parts = 0;
let total = 0;
let journalMilliseconds = 0;

async function putPart(): Promise<void> {
  const lines = changes.map((change) => canonicalJson(change as unknown as Json)).join('\n');
  await writeFile(join(partsFolder, `${String(parts++)}.jsonl`), lines);
  const from = performance.now();
  const kept = await journal.append(changes);
  if (!kept.ok) throw new Error(kept.message);
  journalMilliseconds += performance.now() - from;
  total += changes.length;
  changes = [];
}

changes.push(...made.first);
for (const { prepared, changes: said } of made.documents) {
  const { summary, text, record } = prepared;
  await writeFile(join(libraryFolder, `${summary.id}.txt`), text);
  await writeFile(join(libraryFolder, `${summary.id}.json`), record);
  changes.push(...said);
  if (changes.length >= PART) await putPart();
}
await putPart();
await openLibrary({ folder: libraryFolder, now: () => new Date() }).list();
const owner = { project: projectId, replica: replicaOf(0), analyst: analystOf(0) };
await keepOwner(journalFolder, null, owner);
const standing = await journal.standing();
if (!standing.ok) throw new Error(standing.message);
await journal.close();
const mark = { journal: standing.value.journal ?? '', last: standing.value.last };
const about = { owner, mark, seq: made.seqOf(0), parts, changes: total };
await writeFile(join(partsFolder, 'about.json'), JSON.stringify(about));
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    changes: total,
    seconds: (performance.now() - began) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    journalSeconds: journalMilliseconds / 1_000,
  }),
);
