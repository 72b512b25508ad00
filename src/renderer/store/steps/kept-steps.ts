import { inTransaction, isStepRow, type StepRow, type WorkbenchDatabase } from '#renderer/database';

/**
 * Which of the steps that a start finds can be taken back. A step says what there was just before it: one
 * that others came after must not be taken back before them, or it would say anew what they changed. So
 * what lies before a step that is missing or damaged is forgotten, and after it what could be redone.
 */

export interface KeptSteps {
  /** In order, without a gap. */
  readonly steps: readonly StepRow[];
  readonly undoneAt: number;
  /** Some that could be undone or redone are there no more. */
  readonly areLost: boolean;
}

const NONE: KeptSteps = { steps: [], undoneAt: 0, areLost: false };
const LOST: KeptSteps = { ...NONE, areLost: true };

/** The longest run from the front, of places that follow one another. */
function run(steps: readonly StepRow[], first: number, by: 1 | -1): readonly StepRow[] {
  const end = steps.findIndex(({ at }, index) => at !== first + by * index);
  return end < 0 ? steps : steps.slice(0, end);
}

/**
 * @param rows the table of steps, whatever is in it
 * @param undoneAt steps up to this one are done; null where that is not known
 */
export function soundSteps(rows: readonly unknown[], undoneAt: number | null): KeptSteps {
  if (undoneAt === null) return rows.length === 0 ? NONE : LOST;
  const sound = rows.filter(isStepRow).sort((a, b) => a.at - b.at);
  const before = sound.filter(({ at }) => at <= undoneAt).reverse();
  const after = sound.filter(({ at }) => at > undoneAt);
  const isBeforeAny = sound[0] !== undefined && sound[0].at === undoneAt + 1;
  // All are undone, or there are none.
  const isStart = undoneAt === 0 || isBeforeAny;
  if (before.length === 0 && !isStart) return LOST;
  const done = run(before, undoneAt, -1).toReversed();
  const undone = run(after, undoneAt + 1, 1);
  const steps = [...done, ...undone];
  const areLost = steps.length < rows.length;
  return { steps, undoneAt: steps.length === 0 ? 0 : undoneAt, areLost };
}

/** Reads the steps. What of them is forgotten is forgotten in the database, too. */
export async function readSteps(
  database: WorkbenchDatabase,
  undoneAt: number | null,
  isPassed: boolean,
): Promise<KeptSteps> {
  const { steps: table, meta } = database;
  const [keys, rows] = await Promise.all([
    table.toCollection().primaryKeys(),
    table.toArray() as Promise<readonly unknown[]>,
  ]);
  const found = soundSteps(rows, undoneAt);
  const kept = isPassed ? { ...NONE, areLost: found.areLost || rows.length > 0 } : found;
  if (!kept.areLost) return kept;
  const places = new Set(kept.steps.map(({ at }) => at));
  await inTransaction(database, 'rw', async () => {
    await table.bulkDelete(keys.filter((at) => !places.has(at)));
    await meta.put({ key: 'undoneAt', value: kept.undoneAt });
  });
  return kept;
}
