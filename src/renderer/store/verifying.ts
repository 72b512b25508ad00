import { done, refused, type Result } from '#contract';
import { strings } from '#renderer/words';
import { changeIn, type ChangeKey } from '#renderer/database';
import { allStored } from './beside.ts';
import { bringBack } from './bringing-back.ts';
import type { Context } from './context.ts';
import { lineOf } from './journaling.ts';
import { eachKnownId, idInLine } from './snapshot-reading.ts';
import type { Verification, VerifyProgress } from './snapshot-shapes.ts';

/** Everything that is kept, looked through: what is wrong is healed where it can be, and told. */

type Tell = (progress: VerifyProgress) => void;

const words = strings.verification;

/** Changes that one call carries. */
const PART = 500;

/** Reads all of the journal, which mends itself. How many records it has. */
async function verifyJournal({ host }: Context, findings: string[]): Promise<Result<number>> {
  const before = await host.journalStanding({});
  if (!before.ok) return before;
  const verified = await host.verifyJournal({});
  if (!verified.ok) return verified;
  const { damages, mark } = verified.value;
  for (const { kind, kept, from, to } of damages.slice(before.value.damages.length))
    findings.push(
      kind === 'tail' ? strings.journal.cutOff(kept[0] ?? '') : strings.journal.damaged(from, to),
    );
  return done(mark.last);
}

/** Changes that the journal has and the database lacks, as lines; and the other way round, by ids. */
async function compare(
  context: Context,
  total: number,
  tell: Tell,
): Promise<Result<{ readonly lost: readonly string[]; readonly unkept: ReadonlySet<string> }>> {
  const unkept = new Set<string>();
  await eachKnownId(context, (id) => void unkept.add(id));
  const lost: string[] = [];
  const seen = new Set<string>();
  for (let after = 0; ;) {
    const part = await context.host.readJournal({ after });
    if (!part.ok) return part;
    for (const line of part.value.lines.split('\n')) {
      const id = idInLine(line);
      if (id === '' || unkept.delete(id) || seen.has(id)) continue;
      seen.add(id);
      lost.push(line);
    }
    after = part.value.last;
    tell({ part: 'database', done: after, total });
    if (part.value.isEnd) return done({ lost, unkept });
  }
}

/** Of what the journal seemed to have too much, what it only has twice is left out. */
async function reallyLost(
  { database }: Context,
  lines: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += PART) {
    const some = lines.slice(at, at + PART);
    const keys = some.map((line): ChangeKey => {
      const { replica, seq, id } = JSON.parse(line) as {
        readonly replica: ChangeKey[0];
        readonly seq: number;
        readonly id: ChangeKey[2];
      };
      return [replica, seq, id];
    });
    const rows = await database.changes.bulkGet(keys);
    for (const [index, row] of rows.entries()) if (row === undefined) found.push(some[index] ?? '');
  }
  return found;
}

/** Brings the journal what the database has and it lacks. */
async function keep(context: Context, ids: ReadonlySet<string>): Promise<Result<null>> {
  const { project, replica, analyst } = context.identity;
  const owner = { project, replica, analyst };
  let lines: string[] = [];
  const send = async (): Promise<Result<unknown>> => {
    const text = lines.join('');
    lines = [];
    return context.host.appendToJournal({ owner, lines: text });
  };
  const keys = await context.database.changes.orderBy(':id').primaryKeys();
  const wanted = keys.filter(([, , id]) => ids.has(id));
  for (let at = 0; at < wanted.length; at += PART) {
    const rows = await context.database.changes.bulkGet(wanted.slice(at, at + PART));
    for (const row of rows) {
      const change = changeIn(row);
      if (change !== null) lines.push(lineOf(change));
    }
    const sent = await send();
    if (!sent.ok) return sent;
  }
  return done(null);
}

async function verifyDatabase(
  context: Context,
  total: number,
  findings: string[],
  tell: Tell,
): Promise<Result<null>> {
  const compared = await compare(context, total, tell);
  if (!compared.ok) return compared;
  const { unkept } = compared.value;
  const lost = await reallyLost(context, compared.value.lost);
  if (lost.length > 0) {
    const brought = await bringBack(context, lost);
    if (brought > 0) findings.push(words.broughtBack(brought));
  }
  if (unkept.size > 0) {
    const kept = await keep(context, unkept);
    if (!kept.ok) return kept;
    findings.push(words.kept(unkept.size));
  }
  return done(null);
}

async function verifyTexts(
  { host }: Context,
  findings: string[],
  tell: Tell,
): Promise<Result<number>> {
  for (let from = 0; ;) {
    const part = await host.verifyDocuments({ from });
    if (!part.ok) return part;
    const { total, next, damaged } = part.value;
    for (const title of damaged) findings.push(words.textDamaged(title));
    tell({ part: 'texts', done: next ?? total, total });
    if (next === null) return done(total);
    from = next;
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
  tell({ part: 'database', done: 0, total: journal.value });
  const database = await verifyDatabase(context, journal.value, findings, tell);
  if (!database.ok) return database;
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
  lookThrough(context, tell).catch(() => refused('unreadable', words.notLookedThrough));
