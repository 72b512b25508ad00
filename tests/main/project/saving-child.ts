import { readFileSync } from 'node:fs';
import { readProject, writeProjectFile } from '#main/services/project';

/**
 * Saves two projects in turn to one path, without end, until it is killed.
 *
 *   saving-child.mjs PATH ONE OTHER
 */
const [path = '', ...sources] = process.argv.slice(2);
const projects = [];
for (const source of sources) {
  const read = await readProject({ name: source, bytes: readFileSync(source) });
  if (!read.ok) throw new Error(read.message);
  projects.push(read.value);
}
for (let turn = 1; ; turn++) {
  const contents = projects[turn % projects.length];
  const began = performance.now();
  const written = contents && (await writeProjectFile(path, contents));
  if (written?.ok !== true) throw new Error(written?.message);
  // Once it has saved, it says how long that takes.
  if (turn === 1) process.stdout.write(`${String(performance.now() - began)}\n`);
}
