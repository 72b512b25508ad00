import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { builtChild } from '../support/built-child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changes } from './changes.ts';
import { reopened } from './open.ts';

/** For more: `OBELUS_KILLS=100 npx vitest run tests/main/journal/kill.test.ts`. */
const KILLS = Number(process.env['OBELUS_KILLS'] ?? '8');

/** The last record that the process said was on the disk before it was killed. */
async function acknowledged(child: string, folder: string): Promise<number> {
  const process_ = spawn(process.execPath, [child, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  process_.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  await once(process_.stdout, 'data');
  await wait(Math.random() * 60);
  const closed = once(process_, 'close');
  process_.kill('SIGKILL');
  const [status, signal] = (await closed) as [number | null, string | null];
  // It ended by nothing else: no change was refused.
  expect([status, signal]).toEqual([null, 'SIGKILL']);
  return Number(said.split('\n').at(-2));
}

it('what was acknowledged is there after a kill at any moment, and the chain holds', async () => {
  const folder = await temporaryFolder();
  const child = await builtChild(new URL('appending-child.ts', import.meta.url), folder);
  for (let turn = 0; turn < KILLS; turn++) {
    const last = await acknowledged(child, `${folder}/journal`);
    const { content, journal } = await reopened(`${folder}/journal`);
    expect(last).toBeGreaterThan(0);
    expect(content.length).toBeGreaterThanOrEqual(last);
    expect(content).toEqual(changes(1, content.length));
    expect(await journal.verify()).toEqual({ ok: true, value: content.length });
    expect(journal.damages().filter(({ kind }) => kind === 'within')).toEqual([]);
  }
}, 120_000);
