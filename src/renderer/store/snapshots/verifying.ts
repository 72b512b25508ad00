import { done, refused, type Output, type Result } from '#contract';
import { strings } from '#renderer/words';
import { isSilent } from '#renderer/database';
import { allStored, NothingStored } from '../beside/beside.ts';
import type { Context } from '../context.ts';
import { healWork } from '../healing/healing.ts';
import { mendJournal } from '../journal/mending-journal.ts';
import { lookForTexts, missingInWords } from '../documents/missing-texts.ts';
import type { Verification, VerifyProgress } from './shapes.ts';

/** Everything that is kept, looked through: what is wrong is healed where it can be, and told. */

type Tell = (progress: VerifyProgress) => void;

const words = strings.verification;

/** Reads all of the journal, which mends itself; what it lost it has again before all is compared. */
async function verifyJournal(context: Context, findings: string[]): Promise<Result<null>> {
  const mended = await mendJournal(context);
  if (!mended.ok) return mended;
  findings.push(...mended.value);
  if (mended.value.length === 0) return done(null);
  context.writer.enqueue({ changes: [], history: null, meta: {} });
  await allStored(context);
  return done(null);
}

/** Compares the database with the journal, and each with itself. */
async function verifyDatabase(context: Context, findings: string[]): Promise<void> {
  const healed = await healWork(context);
  if (healed === null) return;
  const { brought, journaled, isMadeAnew, beyondHelp } = healed;
  const said = strings.journal;
  if (brought > 0) findings.push(said.brought(brought));
  else if (isMadeAnew) findings.push(said.madeAnew);
  if (journaled > 0) findings.push(said.journaled(journaled));
  if (beyondHelp > 0) findings.push(said.beyondHelp(beyondHelp));
  await allStored(context);
}

async function verifyTexts(
  context: Context,
  findings: string[],
  tell: Tell,
): Promise<Result<number>> {
  const { host, state } = context;
  const damaged: string[] = [];
  for (let from: number | null = 0; ;) {
    const part: Result<Output<'verifyDocuments'>> = await host.verifyDocuments({ from });
    if (!part.ok) return part;
    const { total, next } = part.value;
    damaged.push(...part.value.damaged);
    tell({ part: 'texts', done: next ?? total, total });
    from = next;
    if (from !== null) continue;
    // What was put aside is missing now; what was told of once is missing still.
    const missing = await lookForTexts(context);
    if (!missing.ok) return missing;
    findings.push(...missingInWords(context, missing.value));
    const told = new Set(
      state
        .getState()
        .documents.filter(({ summary }) => missing.value.has(summary.id))
        .map(({ summary }) => summary.metadata.title),
    );
    for (const title of damaged) if (!told.has(title)) findings.push(words.textDamaged(title));
    return done(total);
  }
}

/** Whether there was one. */
async function verifySnapshot({ host }: Context, findings: string[]): Promise<Result<boolean>> {
  const listed = await host.listSnapshots({});
  if (!listed.ok) return listed;
  const [newest] = listed.value.snapshots;
  if (newest === undefined) return done(false);
  const checked = await host.verifySnapshot({ id: newest.id });
  if (!checked.ok && checked.code !== 'damaged') return checked;
  if (!checked.ok) findings.push(checked.message);
  return done(true);
}

async function lookThrough(context: Context, tell: Tell): Promise<Result<Verification>> {
  const findings: string[] = [];
  tell({ part: 'journal', done: 0, total: 1 });
  await allStored(context);
  const journal = await verifyJournal(context, findings);
  if (!journal.ok) return journal;
  tell({ part: 'database', done: 0, total: 1 });
  await verifyDatabase(context, findings);
  const texts = await verifyTexts(context, findings, tell);
  if (!texts.ok) return texts;
  tell({ part: 'snapshot', done: 0, total: 1 });
  const snapshot = await verifySnapshot(context, findings);
  if (!snapshot.ok) return snapshot;
  const isWhole = findings.length === 0;
  await context.host.noteVerified({ isWhole });
  const changes = await context.database.changes.count();
  return done({ isWhole, changes, texts: texts.value, hadSnapshot: snapshot.value, findings });
}

export const verifyAll = (context: Context, tell: Tell): Promise<Result<Verification>> =>
  lookThrough(context, tell).catch((error: unknown) => refused('unreadable', whyNot(error)));

function whyNot(error: unknown): string {
  if (isSilent(error)) return strings.answering.silent;
  return error instanceof NothingStored ? words.notStoredYet : words.notLookedThrough;
}
