import type { AnalystId } from '#core/model';
import {
  readingIn,
  readingRow,
  type StoredReading,
  type WorkbenchDatabase,
} from '#renderer/database';

/** What was read, from the database and back into it: in transactions of its own, beside the work's. */

export interface FoundReadings {
  readonly readings: readonly StoredReading[];
  /** Rows that could not be read; they are gone now. */
  readonly damaged: number;
}

/** All that an analyst has read. Damaged rows are taken out, so that they are told of once. */
export async function loadReadings(
  { readings: table }: WorkbenchDatabase,
  analyst: AnalystId,
): Promise<FoundReadings> {
  const rows = await table.toArray();
  const found = rows.map(readingIn);
  const damaged = rows.filter((_, index) => found[index] === null);
  if (damaged.length > 0)
    await table.bulkDelete(damaged.map(({ analyst: of, document }) => [of, document]));
  const readings = found.filter((each) => each !== null).filter((each) => each.analyst === analyst);
  return { readings, damaged: damaged.length };
}

export async function storeReadings(
  { readings: table }: WorkbenchDatabase,
  readings: readonly StoredReading[],
): Promise<void> {
  await table.bulkPut(readings.map(readingRow));
}

/** Of all analysts. */
export const clearReadings = ({ readings }: WorkbenchDatabase): Promise<void> => readings.clear();
