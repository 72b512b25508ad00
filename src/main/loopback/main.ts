/**
 * The loopback shell's entry. In order: what was asked for, the folder and its lock, the server,
 * the address on standard output (before any window, so that it is there whatever a browser does),
 * the window, and how it all ends.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createHost, createPrivateHost, startPrivate, type Host } from '#main/host';
import { privateFolder, userDataFolder } from '#main/profile';
import { askFirst } from './ask-first.ts';
import { openWindow } from './browser-window.ts';
import { canOpenWindow, surroundings } from './find-browser.ts';
import {
  keepWindow,
  openPrivateWindow,
  type KeptWindow,
  type PrivateWindow,
} from './private-window.ts';
import { readStartArguments, usage } from './start-arguments.ts';
import { openLoopback, type Loopback } from './start-loopback.ts';

/** Built to out/main/loopback.js: the program's own folder is two above. */
const inProgram = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

const PRIVATE_ONLY =
  'Open it in a private window only: an ordinary one keeps what it shows on the disk.';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stop = (status: number, line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(status);
};

const wanted = readStartArguments(process.argv.slice(2), process.cwd());
if (typeof wanted === 'string') stop(2, `${wanted}\n${usage}`);
else
  await run(wanted).catch((error: unknown) =>
    stop(1, `Obelus cannot start: ${error instanceof Error ? error.message : String(error)}`),
  );

async function run(asked: Exclude<typeof wanted, string>): Promise<void> {
  // The host looks for what was added each time it is asked, so a second start's files are found.
  const opened = [...asked.sources];
  const ordinary = asked.userData ?? userDataFolder(process.env, process.platform);
  const userData = asked.isPrivate ? privateFolder(ordinary) : ordinary;
  let host: Host | null = null;
  let window: KeptWindow | null = null;
  const opening = await openLoopback({
    userData,
    pageFolder: inProgram('out/renderer'),
    port: asked.port,
    keepsSessions: asked.isPrivate,
    openHost: () => {
      const options = {
        userData,
        version: versionOf(readFileSync(inProgram('package.json'), 'utf8')),
        shell: 'loopback',
        platform: process.platform,
        startArguments: opened,
        seedsFolder: inProgram('seeds'),
        importWorker: pathToFileURL(inProgram('out/main/import-worker.js')),
      } as const;
      host = asked.isPrivate
        ? createPrivateHost({ ...options, replaceWindow: () => window?.replace() ?? false })
        : createHost({
            ...options,
            searchWorker: pathToFileURL(inProgram('out/main/search-worker.js')),
            projectWorker: pathToFileURL(inProgram('out/main/project-worker.js')),
            ...(canOpenWindow(surroundings) ? { openPrivate: () => openPrivate(ordinary) } : {}),
          });
      return host;
    },
    endHost: async () => host?.end(),
    openMore: (paths) => void opened.push(...paths),
    report: (name, error) => void process.stderr.write(`${name}: ${String(error)}\n`),
  });
  switch (opening.kind) {
    case 'held':
      return showFirst(userData, asked.sources, opening.by.shell, asked.isPrivate);
    case 'other-port':
      return stop(
        2,
        `Your work in ${userData} is on port ${String(opening.port)}; start without --port.`,
      );
    case 'port-taken':
      return stop(
        1,
        `Another program uses port ${String(opening.port)}, where your work is. Close it and start again.`,
      );
    case 'open':
      if (!asked.isPrivate) return serve(userData, opening.loopback, asked.isWindowWanted);
      window = await servePrivate(userData, opening.loopback, asked.isWindowWanted);
  }
}

const openPrivate = (userData: string): ReturnType<typeof startPrivate> =>
  startPrivate({
    shell: 'loopback',
    userData,
    given: [fileURLToPath(import.meta.url), '--private', '--user-data', userData],
  });

async function showFirst(
  userData: string,
  sources: readonly string[],
  shell: string,
  isPrivate: boolean,
): Promise<void> {
  if (shell === 'electron') stop(1, 'Obelus is open already, in its own window.');
  const url = await askFirst(userData, sources);
  if (url === null) stop(1, `Obelus is running on ${userData} already, but does not answer.`);
  else say(`Obelus is running already. Open ${url}`);
  if (isPrivate) say(PRIVATE_ONLY);
}

/** Milliseconds: a browser that ends sooner failed, or handed the address to one that ran already. */
const handOver = 3_000;

/** Ends the program once, however often and from whichever side it is asked to. */
function endBy(close: () => Promise<void>): () => void {
  const end = (): void => void close().then(() => process.exit(0));
  // Each as often as it comes: a terminal's Ctrl+C arrives here directly and through npm.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  // Whoever started it may stop reading: that is no reason to end.
  process.stdout.on('error', () => undefined);
  return end;
}

async function serve(userData: string, loopback: Loopback, isWindowWanted: boolean): Promise<void> {
  const end = endBy(() => loopback.close());
  const url = loopback.ticketUrl();
  say(`Obelus is at ${url}`);
  if (!isWindowWanted) return;
  const window = await openWindow(userData, loopback.port, url, surroundings);
  if (window.kind === 'none') say(`Open it in a browser (${window.reason}). Ctrl+C ends it.`);
  if (window.kind === 'system') say('It opens in your browser. Ctrl+C ends it.');
  if (window.kind !== 'own') return;
  const opened = Date.now();
  const failed = (): void => say('The browser did not start: open the address yourself.');
  window.browser.on('error', failed);
  window.browser.on('exit', (status) => {
    if (Date.now() - opened > handOver) end();
    else if (status !== 0) failed();
    else say('The window is not ours to watch: Ctrl+C ends the program.');
  });
}

async function servePrivate(
  userData: string,
  loopback: Loopback,
  isWindowWanted: boolean,
): Promise<KeptWindow | null> {
  const open = (url = loopback.ticketUrl()): Promise<PrivateWindow> =>
    openPrivateWindow(userData, loopback.port, url, surroundings);
  const url = loopback.ticketUrl();
  const first: PrivateWindow = isWindowWanted ? await open(url) : { kind: 'none', reason: null };
  const end = endBy(async () => {
    await Promise.all([loopback.close(), kept.close()]);
  });
  const kept = keepWindow(first, open, end);
  say(`Obelus, the private workbench, is at ${url}`);
  if (first.kind === 'own') return kept;
  if (first.reason !== null) say(`There is no window: ${first.reason}. Ctrl+C ends it.`);
  say(PRIVATE_ONLY);
  return null;
}

function versionOf(packageText: string): string {
  return (JSON.parse(packageText) as { readonly version: string }).version;
}
