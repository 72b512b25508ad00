import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root } from './run.mjs';

/** Stops where Node is older than package.json asks for: what follows would fail less clearly. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = /(\d+)\.(\d+)/.exec(engines.node).slice(1).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  giveUp(`Obelus needs Node ${needed.join('.')} or newer; this is ${process.versions.node}.`);
}
