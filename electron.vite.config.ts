import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      // The loopback shell runs the same files on Node 20.
      target: 'node20.19',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          electron: at('src/main/electron/main.ts'),
          loopback: at('src/main/loopback/main.ts'),
          cli: at('src/main/cli/main.ts'),
          'import-worker': at('src/main/host/import-worker.ts'),
          'search-worker': at('src/main/host/search-worker.ts'),
          'project-worker': at('src/main/host/project-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src/preload/preload.ts') },
        // A sandboxed window loads only CommonJS, in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer/app'),
    plugins: [react()],
    build: {
      target: 'es2023',
      minify: true,
      // The page's policy takes fonts and styles from its own files alone, not from data: addresses.
      assetsInlineLimit: 0,
      // Kilobytes; it is read from the disk.
      chunkSizeWarningLimit: 4_000,
      outDir: at('out/renderer'),
      rollupOptions: { input: at('src/renderer/app/index.html') },
    },
  },
});
