import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('../../../src/main/host/import-worker.ts', import.meta.url));

/** The import worker, built as the product builds it, into a folder. */
export async function buildWorker(folder: string): Promise<URL> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: ENTRY,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rollupOptions: { output: { format: 'es', entryFileNames: 'import-worker.mjs' } },
    },
  });
  return pathToFileURL(join(folder, 'import-worker.mjs'));
}
