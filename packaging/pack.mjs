/**
 * Builds Obelus and packs it for the system it runs on, into ../dist.
 *
 *   --dir                 only the unpacked program, no installer
 *   --built               ../out already holds the build
 *   --electron DIR        a folder of Electron's shape instead of the one that is fetched
 *   --output DIR          instead of ../dist
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import config from './electron-builder.config.mjs';
import { stage } from './stage.mjs';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    electron: { type: 'string' },
    output: { type: 'string' },
  },
});

await stage({ isBuilt: values.built });
const made = await build({
  projectDir: fileURLToPath(new URL('./', import.meta.url)),
  dir: values.dir,
  publish: 'never',
  config: {
    ...config,
    ...(values.electron === undefined ? {} : { electronDist: resolve(values.electron) }),
    ...(values.output === undefined
      ? {}
      : { directories: { ...config.directories, output: resolve(values.output) } }),
  },
});
for (const file of made) console.log(file);
