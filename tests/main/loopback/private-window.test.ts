import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lockFolder, privateFolder, removeLeftOver } from '#main/profile';
import { startPrivate } from '#main/host';
import {
  keepWindow,
  openPrivateWindow,
  type PrivateWindow,
} from '../../../src/main/loopback/private-window.ts';
import type { Surroundings } from '../../../src/main/loopback/find-browser.ts';
import { messageOf } from '../project/sample-projects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const url = 'http://127.0.0.1:20000/#ticket=t';
const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** A program that stands in for Chromium: it writes into its profile, says how it was called, and waits. */
async function browserIn(folder: string, does: string): Promise<Surroundings> {
  const program = join(folder, 'browser.sh');
  const script = [
    '#!/bin/sh',
    'for word in "$@"; do case "$word" in --user-data-dir=*) profile="${word#*=}";; esac; done',
    'echo visited > "$profile/History"',
    `printf '%s\\n' "$@" > "${folder}/flags"`,
    does,
  ];
  await writeFile(program, `${script.join('\n')}\n`);
  await chmod(program, 0o755);
  const environment = { DISPLAY: ':0', OBELUS_CHROMIUM: program };
  return { platform: process.platform, environment, isExecutable: () => true };
}

type Own = Extract<PrivateWindow, { kind: 'own' }>;

async function opened(folder: string, does: string): Promise<Own & { readonly profile: string }> {
  const window = await openPrivateWindow(folder, 20_000, url, await browserIn(folder, does));
  if (window.kind !== 'own') throw new Error(window.reason ?? 'none');
  onTestFinished(() => window.close());
  return { ...window, profile: await readFile(join(folder, 'window-profile'), 'utf8') };
}

describe('the window of the private workbench', () => {
  it('has a profile that was never used, and that is gone with it', async () => {
    const folder = await temporaryFolder();
    const window = await opened(folder, 'exec sleep 60');
    await expect.poll(() => isThere(join(folder, 'flags'))).toBe(true);
    await vi.waitFor(
      async () => {
        const flags = (await readFile(join(folder, 'flags'), 'utf8')).trim().split('\n');
        expect(flags).toEqual(
          expect.arrayContaining([
            `--app=${url}`,
            `--user-data-dir=${window.profile}`,
            '--incognito',
            '--disable-breakpad',
          ]),
        );
      },
      { timeout: 20_000 },
    );
    expect(window.profile.startsWith(folder)).toBe(false);
    expect((await lstat(window.profile)).mode & 0o777).toBe(0o700);
    await window.close();
    expect(await isThere(window.profile)).toBe(false);
    expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['window-profile']));
  });

  it('tells when it was closed', async () => {
    const window = await opened(await temporaryFolder(), 'exit 0');
    await window.ended;
    await window.close();
    expect(await isThere(window.profile)).toBe(false);
  });

  it('of a program that was killed is removed by the next, and nothing else is', async () => {
    const folder = await temporaryFolder();
    const profile = await mkdtemp(join(tmpdir(), 'obelus-private-'));
    await writeFile(join(profile, 'History'), 'visited');
    await writeFile(join(folder, 'window-profile'), profile);
    await removeLeftOver(folder);
    expect(await isThere(profile)).toBe(false);
    const mine = join(folder, 'obelus-private-abcdef');
    await mkdir(mine);
    for (const named of [mine, folder, `${tmpdir()}/obelus-private-abcdef/..`, '/', '']) {
      await writeFile(join(folder, 'window-profile'), named);
      await removeLeftOver(folder);
      expect(await isThere(mine)).toBe(true);
    }
  });

  it('is replaced by another with a profile of its own, which ends the program when it is closed', async () => {
    const folder = await temporaryFolder();
    const profileOf = () => readFile(join(folder, 'window-profile'), 'utf8').catch(() => '');
    const first = await opened(folder, 'exec sleep 60');
    let ended = 0;
    let next: PrivateWindow | null = null;
    const kept = keepWindow(
      first,
      async () => (next = await opened(folder, 'exec sleep 60')),
      () => ended++,
    );
    expect(kept.replace()).toBe(true);
    await expect.poll(() => next?.kind).toBe('own');
    expect(await isThere(first.profile)).toBe(false);
    const profile = await profileOf();
    expect([profile === first.profile, await isThere(profile), ended]).toEqual([false, true, 0]);
    await kept.close();
    expect([await isThere(profile), kept.replace(), ended]).toEqual([false, false, 0]);
    const closed = await opened(folder, 'exit 0');
    keepWindow(
      closed,
      async () => closed,
      () => ended++,
    );
    await expect.poll(() => ended).toBe(1);
    const none = { kind: 'none', reason: null } as const;
    expect(
      keepWindow(
        none,
        async () => none,
        () => ended++,
      ).replace(),
    ).toBe(false);
    expect(ended).toBe(1);
  });

  it.each([
    ['no display', {}],
    ['no browser', { DISPLAY: ':0' }],
  ])('is none where there is %s', async (_, environment) => {
    const around = { platform: 'linux', environment, isExecutable: () => false };
    const window = await openPrivateWindow(await temporaryFolder(), 20_000, url, around);
    expect(window.kind).toBe('none');
  });

  it('is not opened a second time', async () => {
    const userData = await temporaryFolder();
    const locking = lockFolder(privateFolder(userData), 'loopback');
    expect(locking.kind).toBe('locked');
    const again = await startPrivate({ shell: 'loopback', userData, given: ['--version'] });
    expect(messageOf(again)).toMatch(/open already/);
    if (locking.kind === 'locked') locking.release();
    expect(await startPrivate({ shell: 'loopback', userData, given: ['--version'] })).toEqual({
      ok: true,
      value: {},
    });
  });
});
