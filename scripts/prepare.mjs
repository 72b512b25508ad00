/**
 * Runs before `npm start` and `npm test`, and makes a fresh clone ready: right Node, packages as
 * locked, built. With --tests also a Chromium. Uses nothing that is not part of Node.
 */
import { buildWhereNeeded } from './steps/build.mjs';
import { requireChromium } from './steps/chromium.mjs';
import { install } from './steps/install.mjs';
import { requireNode } from './steps/node-version.mjs';

requireNode();
install();
buildWhereNeeded();
if (process.argv.includes('--tests')) requireChromium();
