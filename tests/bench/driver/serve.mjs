import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

/**
 * Builds a page as the product is built and serves it, with the texts, on 127.0.0.1.
 *
 * @param texts Map of length to text, served as `text-<length>.txt`
 * @param page folder of the page
 */
export async function servePage(texts, page = new URL('../page/', import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'obelus-bench-'));
  const config = {
    configFile: false,
    root: fileURLToPath(page),
    plugins: [react()],
    logLevel: 'warn',
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4096,
    },
    preview: { host: '127.0.0.1', port: 0, open: false },
  };
  await build(config);
  for (const [units, text] of texts) writeFileSync(join(folder, `text-${units}.txt`), text);
  const server = await preview(config);
  const { port } = server.httpServer.address();
  return {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
