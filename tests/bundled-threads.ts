import { build, type Plugin } from 'vite';

/**
 * Gives the page under test each thread as one file, as the built program has it: fetched module by
 * module, a thread takes longer to start than most tests take in all.
 */
export function bundledThreads(): Plugin {
  const threads = new Map<string, Promise<string>>();
  return {
    name: 'obelus:bundled-threads',
    enforce: 'pre',
    load: (id) => {
      const [path = '', query] = id.split('?');
      if (!(query ?? '').startsWith('worker_file')) return null;
      const thread = threads.get(path) ?? bundle(path);
      threads.set(path, thread);
      return thread;
    },
  };
}

async function bundle(path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: { input: path, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [thread] = Array.isArray(built) || !('output' in built) ? [] : built.output;
  if (thread?.type !== 'chunk') throw new Error(`${path} made no thread.`);
  return thread.code;
}
