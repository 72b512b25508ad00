/** A time as the name of a file may have it: "2026-11-22T10-05-00-000Z". */
export const timeInName = (time: Date): string => time.toISOString().replace(/[:.]/g, '-');
