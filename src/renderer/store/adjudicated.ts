import { uuidFromName, type AnalystId } from '#core/model';

/** The analyst whose annotations are what was decided: the same in every project. */
export const ADJUDICATED = uuidFromName('adjudicated layer') as AnalystId;
