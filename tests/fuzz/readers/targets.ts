import type { Target } from '../target.ts';
import { documents } from './documents.ts';
import { exchange } from './exchange.ts';
import { projectTargets } from './projects.ts';
import { values } from './values.ts';

/** Every reader of what comes from elsewhere. */
export const targets: readonly Target[] = [...documents, ...exchange, ...projectTargets, ...values];
