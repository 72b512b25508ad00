import { timeInName } from '#main/services/files';

/**
 * Names in the folder of snapshots: `snapshot-<time>.obelus` is a project file without documents, and
 * `snapshot-<time>.json` beside it what is known of it without reading it. What was damaged is kept as
 * `<name>.damaged-<time>`.
 */

const FILE = /^snapshot-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)\.obelus$/;
const ASIDE = /^snapshot-[0-9TZ-]{20,30}\.obelus\.damaged-/;

/** @param at ISO 8601, UTC, with milliseconds */
export const idOfTime = (at: string): string => timeInName(new Date(at));

/** The other way round: "2026-11-22T10:05:00.000Z". */
export const timeOfId = (id: string): string =>
  id.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z');

export const fileName = (id: string): string => `snapshot-${id}.obelus`;
export const recordName = (id: string): string => `snapshot-${id}.json`;
export const asideName = (name: string, now: Date): string => `${name}.damaged-${timeInName(now)}`;

/** Ids of the snapshots that a folder's names stand for, the newest first. */
export const idsIn = (names: readonly string[]): readonly string[] =>
  names
    .flatMap((name) => FILE.exec(name)?.[1] ?? [])
    .sort()
    .reverse();

export const isAside = (name: string): boolean => ASIDE.test(name);
