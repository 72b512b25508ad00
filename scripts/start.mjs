/**
 * `npm start`: Electron where its binary is there or can be fetched and a display exists; otherwise
 * a line that says why not, then the loopback shell. What follows `npm start --` goes to the shell.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { electronPath, fetchElectron } from './steps/electron.mjs';
import { root } from './steps/run.mjs';

/** Where the person stood: npm itself runs in the checkout. */
const workingFolder = process.env['INIT_CWD'] ?? process.cwd();
const given = process.argv.slice(2);

/** Milliseconds: an Electron that ends sooner, and badly, never opened a window. */
const STILLBORN = 10_000;

const obstacle = whyNotElectron();
const binary = obstacle === null ? (electronPath() ?? fetchElectron()) : null;
if (binary === null) openLoopback(obstacle ?? 'its binary could not be fetched');
else openElectron(binary);

function whyNotElectron() {
  const asked = ['--port', '--no-browser'].find((option) =>
    given.some((word) => word === option || word.startsWith(`${option}=`)),
  );
  if (asked !== undefined) return `${asked} asks for the browser`;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'there is no display';
  if (process.platform === 'linux' && process.getuid() === 0)
    return 'its sandbox does not work for root';
  return null;
}

function openElectron(path) {
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const words = [...given];
  const at = words.indexOf('--user-data');
  if (at >= 0) env['OBELUS_USER_DATA'] = resolve(workingFolder, words.splice(at, 2)[1] ?? '');
  const isPrivate = words.indexOf('--private');
  if (isPrivate >= 0) words.splice(isPrivate, 1);
  const own = isPrivate >= 0 ? ['--private'] : [];
  const started = Date.now();
  const child = spawn(path, [root, ...own, '--', ...words], {
    cwd: workingFolder,
    env,
    stdio: 'inherit',
  });
  const isStillborn = () => Date.now() - started < STILLBORN;
  child.on('error', () => openLoopback('its binary does not run here'));
  child.on('exit', (status, signal) => {
    const isCrash = ['SIGTRAP', 'SIGABRT', 'SIGSEGV'].includes(signal) || status > 125;
    if (isCrash && isStillborn()) openLoopback('its binary does not run here');
    else process.exit(status ?? 0);
  });
  stayWith(child);
}

function openLoopback(reason) {
  process.stdout.write(`Electron is not used, because ${reason}: Obelus runs in a browser.\n`);
  const shell = resolve(root, 'out/main/loopback.js');
  const child = spawn(process.execPath, [shell, ...given], {
    cwd: workingFolder,
    stdio: 'inherit',
  });
  child.on('exit', (status) => process.exit(status ?? 1));
  stayWith(child);
}

/** The shell ends by itself on Ctrl+C, which the terminal sends to both. */
function stayWith(child) {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
}
