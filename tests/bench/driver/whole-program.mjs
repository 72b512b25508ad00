import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { printedAddress } from '../../printed-address.mjs';
import { quiet } from '../../quiet-chromium.mjs';
import { findChromium } from '../../../scripts/steps/chromium.mjs';
import { traced } from './trace.mjs';

/**
 * The built program as people have it, in the shell without Electron, on a profile's folder: what each
 * step takes of the page, of its threads and of the host, and what all of them weigh.
 */

/** A window as people have it, all panels open. */
const WINDOW = { width: 1440, height: 900 };
const TICKS = 100;
const MEBIBYTE = 1024 * 1024;

/** Starts the shell and waits for its address. */
async function startShell(program, profile) {
  const given = ['--user-data', profile, '--no-browser'];
  const shell = spawn(process.execPath, [join(program, 'out/main/loopback.js'), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { shell, url: await printedAddress(shell.stdout) };
}

/** What the system's own books say of a process; null where it keeps none that can be read. */
function bookOf(pid, name) {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

/** Seconds of a processor that a process took so far. */
function processorTime(pid) {
  const stat = bookOf(pid, 'stat');
  if (stat === null) return 0;
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / TICKS;
}

/** Megabytes that a process holds of the memory. */
function weightOf(pid) {
  const resident = /^RssAnon:\s+(\d+) kB/m.exec(bookOf(pid, 'status') ?? '')?.[1];
  return Number(resident ?? 0) / 1024;
}

/** The longest that the page's own thread was at one thing, in milliseconds. */
function longestTask(events) {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${String(pid)}/${String(tid)}`),
  );
  let longest = { clock: 0, processor: 0 };
  for (const { ph, pid, tid, dur = 0, tdur = 0 } of events)
    if (ph === 'X' && main.has(`${String(pid)}/${String(tid)}`) && tdur / 1000 > longest.processor)
      longest = { clock: dur / 1000, processor: tdur / 1000 };
  return longest;
}

/**
 * @param program folder of the built program
 * @param profile folder of its data; the browser's own lies within
 */
export async function openWholeProgram(program, profile, { flags = [] } = {}) {
  const { shell, url } = await startShell(program, profile);
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), {
    executablePath: findChromium() ?? undefined,
    args: [...quiet, ...flags],
    viewport: WINDOW,
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(0);
  const crashed = new Promise((resolve) => {
    page.once('crash', () => resolve('CRASHED'));
  });
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const browser = await context.browser()?.newBrowserCDPSession();

  const metrics = async () => {
    const { metrics: found } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(found.map(({ name, value }) => [name, value]));
  };
  const renderers = async () => {
    const info = (await browser?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
    return info.filter(({ type }) => type === 'renderer');
  };
  const books = async () => {
    const all = await renderers();
    return {
      page: (await metrics()).TaskDuration,
      renderer: all.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      host: processorTime(shell.pid),
    };
  };
  const weights = async () => ({
    renderer: Math.max(0, ...(await renderers()).map(({ id }) => weightOf(id))),
    host: weightOf(shell.pid),
  });

  /**
   * Does one thing. In milliseconds: by the clock; of a processor, of the page's own thread, of the page
   * with its threads, and of the host; the longest task of the page's thread. In megabytes: the most
   * that the page with its threads, and the host, weighed meanwhile.
   */
  async function step(work) {
    const most = { renderer: 0, host: 0 };
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        const now = await weights().catch(() => most);
        most.renderer = Math.max(most.renderer, now.renderer);
        most.host = Math.max(most.host, now.host);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    })();
    const before = await books();
    let clock = 0;
    let value;
    const events = await traced(cdp, async () => {
      const began = performance.now();
      // A page that breaks off under what it is asked is a finding, too.
      value = await Promise.race([work(), crashed]).catch((error) => `FAILED: ${error.message}`);
      clock = performance.now() - began;
    });
    const after = await books().catch(() => before);
    isOver = true;
    await watching;
    const spent = (name) => (after[name] - before[name]) * 1000;
    return {
      value,
      clock,
      page: spent('page'),
      renderer: spent('renderer'),
      host: spent('host'),
      longest: longestTask(events),
      most,
    };
  }

  return {
    page,
    cdp,
    url,
    complaints,
    step,
    weights,
    metrics,
    /** Megabytes of the page's own heap, once garbage is collected. */
    heap: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return (await metrics()).JSHeapUsedSize / MEBIBYTE;
    },
    close: async () => {
      await context.close();
      if (shell.exitCode !== null) return;
      const ended = once(shell, 'exit');
      shell.kill();
      await ended;
    },
  };
}
