import { isUuid, type DocumentId } from '#core/model';
import { allStored, signFor, threadFor } from '../beside/beside.ts';
import type { Context } from '../context.ts';
import type { Origin } from '../merging/jobs.ts';
import { takeOver } from '../beside/taking-over.ts';

/** Lines handed over at a time. */
const PART = 5_000;

/** The project's name and its note, where it is united with another. */
const MOST_MADE = 2;

/** Those of another project are united with ours, as where one is opened. */
async function originOf(
  { host, identity }: Context,
  project: { readonly id: string; readonly name: string },
): Promise<{ readonly origin: Origin; readonly texts: readonly DocumentId[] }> {
  if (project.id === identity.project) return { origin: { kind: 'journal' }, texts: [] };
  const listed = await host.listDocuments({});
  const texts = listed.ok ? listed.value.map(({ id }) => id) : [];
  return { origin: { kind: 'project', ...project }, texts };
}

/**
 * Takes back changes that the database had lost, as they were. It is no step: what was done is done, and
 * undo takes back only what comes after.
 *
 * @param lines changes in canonical JSON
 * @param project that they were made in
 * @returns how many there were
 * @throws where nothing of it is stored
 */
export async function bringBack(
  context: Context,
  lines: readonly string[],
  project: { readonly id: string; readonly name: string },
): Promise<number> {
  if (lines.length === 0) return 0;
  await allStored(context);
  const release = context.writer.hold();
  const thread = await threadFor(context, lines.length);
  try {
    for (let at = 0; at < lines.length; at += PART)
      await thread.ask('lines', { text: lines.slice(at, at + PART).join('\n') });
    const { changes } = await thread.ask('prepare', await originOf(context, project));
    if (changes === 0) return 0;
    // They may be numbered further than the page knew.
    const { seq } = await thread.ask('taking', null);
    context.identity.seq = Math.max(context.identity.seq, seq);
    const { sign, giveBack } = signFor(context, MOST_MADE);
    const { packs } = await thread.ask('store', { step: null, sign });
    const { meta } = context.database;
    const [used, id] = (await meta.bulkGet(['seq', 'project'])).map((row) => row?.value);
    giveBack(typeof used === 'number' ? used : sign.seq + MOST_MADE);
    if (isUuid(id)) context.identity.project = id;
    // The journal may lack them as well.
    await meta.put({ key: 'isJournalBehind', value: true });
    await takeOver(context, packs);
    return changes;
  } finally {
    thread.end();
    context.journal.storedBeside();
    release();
    context.writer.enqueue({ changes: [], history: null, meta: {} });
  }
}
