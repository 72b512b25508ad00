import { build } from 'vite';

/**
 * Gives the page under test each thread as one file, as the built program has it: fetched module by
 * module, a thread takes longer to start than most tests take in all.
 */
export function bundledThreads() {
  const threads = new Map();
  return {
    name: 'obelus:bundled-threads',
    enforce: 'pre',
    load(id) {
      const [path = '', query = ''] = id.split('?');
      if (!new URLSearchParams(query).has('worker_file')) return null;
      if (!threads.has(path)) threads.set(path, bundle(path));
      return threads.get(path);
    },
  };
}

async function bundle(path) {
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      rollupOptions: { input: path, output: { format: 'es', codeSplitting: false } },
    },
  });
  return { code: output[0].code, map: null };
}
