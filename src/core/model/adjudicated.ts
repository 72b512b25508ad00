import { uuidFromName } from './hash.ts';
import type { AnalystId } from './ids.ts';

/** The analyst whose annotations are what was decided: the same in every project. */
export const ADJUDICATED = uuidFromName('adjudicated layer') as AnalystId;
