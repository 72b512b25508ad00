import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/steps/chromium.mjs';
import { printedAddress } from '../printed-address.mjs';
import { quiet } from '../quiet-chromium.mjs';

/**
 * The same edits in a window that nobody watches: whoever drives a page by DevTools has it keep every
 * answer of the host and every drawing, megabytes for a thousand edits. Here nothing of DevTools is enabled:
 * the edits are made within the page, and what it weighs is read from the system's books.
 */

/** Runs in the page: tags, deletes and undoes by keys. Ends once all is saved. */
async function editWithin(from, count) {
  const { document, innerHeight, KeyboardEvent, NodeFilter } = globalThis;
  const root = document.querySelector('.ProseMirror');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 8));
  const codes = { z: 'KeyZ', Delete: 'Delete' };
  const press = async (key, ctrlKey = false) => {
    const code = codes[key] ?? `Digit${key}`;
    const event = { key, code, ctrlKey, bubbles: true, cancelable: true };
    root.dispatchEvent(new KeyboardEvent('keydown', event));
    await rest();
  };
  const select = async (at) => {
    const inView = [...root.querySelectorAll('p')].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top > 60 && bottom < innerHeight - 40 && each.textContent.length > 60;
    });
    const paragraph = inView[at % inView.length] ?? root.querySelector('p');
    const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    const start = Math.min(at % 20, node.length - 2);
    const end = Math.min(start + 6 + (at % 17), node.length);
    root.focus();
    document.getSelection().setBaseAndExtent(node, start, node, end);
    await rest();
  };
  for (let made = 0; made < count; made += 10) {
    for (const key of ['1', '2', '3']) {
      await select(from + made + Number(key));
      await press(key);
    }
    await press('4');
    await press('Delete');
    for (let undone = 0; undone < 5; undone++) await press('z', true);
  }
  const status = document.querySelector('footer[aria-label="Status"]');
  while (!status.textContent.includes('Saved')) await rest();
  for (let time = 0; time < 3; time++) globalThis.gc();
}

/** Megabytes of its own that a process holds. */
const weightOf = (pid) =>
  Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** A page of the browser's that Playwright does not know. */
async function unwatched(browser, url) {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url, browserContextId });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let serial = 0;
  const evaluate = (expression) => {
    const id = ++serial;
    const params = { expression, awaitPromise: true, returnByValue: true };
    return new Promise((resolve, reject) => {
      const hear = ({ sessionId: from, message }) => {
        const answer = JSON.parse(message);
        if (from !== sessionId || answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        const wrong = answer.error ?? answer.result.exceptionDetails;
        if (wrong === undefined) resolve(answer.result.result.value);
        else reject(new Error(JSON.stringify(wrong)));
      };
      session.on('Target.receivedMessageFromTarget', hear);
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  };
  const weight = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer');
    return Math.max(...pages.map(({ id }) => weightOf(id)));
  };
  return { evaluate, weight };
}

/** @returns what the page's process weighs, in megabytes, after each part of the edits */
export async function soakAlone(program, edits, parts) {
  const profile = mkdtempSync(join(tmpdir(), 'obelus-alone-'));
  const given = ['--user-data', profile, '--no-browser'];
  const shell = spawn(process.execPath, [join(program, 'out/main/loopback.js'), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: [...quiet, '--js-flags=--expose-gc', '--window-size=1440,900'],
  });
  try {
    const page = await unwatched(browser, await printedAddress(shell.stdout));
    const isThere = `document.querySelector('.ProseMirror p') !== null`;
    // At first there is nothing yet that could answer.
    while (!(await page.evaluate(isThere).catch(() => false)))
      await new Promise((resolve) => setTimeout(resolve, 100));
    const each = Math.ceil(edits / parts / 10) * 10;
    const looks = [];
    for (let part = 0; part < parts; part++) {
      await page.evaluate(`(${editWithin.toString()})(${part * each}, ${each})`);
      looks.push({ edits: (part + 1) * each, page: await page.weight() });
    }
    return looks;
  } finally {
    await browser.close();
    const ended = once(shell, 'exit');
    shell.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
