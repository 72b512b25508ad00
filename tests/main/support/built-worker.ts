import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'vite';

const HOST = new URL('../../../src/main/host/', import.meta.url);

/** A thread of the host, built as the product builds it, into a folder. */
export async function buildWorker(
  folder: string,
  name: 'import-worker' | 'search-worker' | 'project-worker' = 'import-worker',
): Promise<URL> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`${name}.ts`, HOST)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return pathToFileURL(join(folder, `${name}.mjs`));
}
