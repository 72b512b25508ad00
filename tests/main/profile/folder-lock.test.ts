import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder, type Locking } from '#main/profile';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obelus-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const path = (): string => join(folder, 'lock');
const write = (holder: object | string): void => {
  writeFileSync(path(), typeof holder === 'string' ? holder : JSON.stringify(holder));
};
/** The number of a process that ran and is gone. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const release = (locking: Locking): void => {
  if (locking.kind === 'locked') locking.release();
};

describe('the lock of a folder', () => {
  it('is had by one at a time, and by the next after its release', () => {
    const first = lockFolder(folder, 'electron');
    expect(first.kind).toBe('locked');
    expect(lockFolder(folder, 'loopback')).toMatchObject({
      kind: 'held',
      by: { pid: process.pid, shell: 'electron' },
    });
    release(first);
    const second = lockFolder(folder, 'loopback');
    expect(second.kind).toBe('locked');
    release(second);
  });

  it('is taken over from a process that no longer runs', () => {
    write({ pid: deadPid(), birth: null, shell: 'loopback', token: 't' });
    expect(lockFolder(folder, 'loopback').kind).toBe('locked');
  });

  it('is taken over where its number belongs to a later process', () => {
    write({ pid: process.pid, birth: 'long ago', shell: 'loopback', token: 't' });
    expect(lockFolder(folder, 'loopback').kind).toBe('locked');
  });

  it('is not taken over from a process of another account', () => {
    write({ pid: 1, birth: null, shell: 'electron', token: 't' });
    expect(lockFolder(folder, 'loopback')).toMatchObject({ kind: 'held', by: { pid: 1 } });
  });

  it.each(['', '{', 'null', '{"pid":0,"birth":null,"shell":"electron","token":"t"}', '[]'])(
    'is taken over where the file is old and says %j',
    (text) => {
      write(text);
      utimesSync(path(), new Date(0), new Date(0));
      expect(lockFolder(folder, 'loopback').kind).toBe('locked');
    },
  );

  it('is not let go by one who lost it', () => {
    const first = lockFolder(folder, 'loopback');
    write({ pid: 1, birth: null, shell: 'electron', token: 'other' });
    release(first);
    expect(readFileSync(path(), 'utf8')).toContain('other');
  });

  it('that is stale goes to exactly one of many that start at once', async () => {
    write({ pid: deadPid(), birth: null, shell: 'loopback', token: 't' });
    const script = `
      const { lockFolder } = await import(process.argv[1]);
      const locking = lockFolder(process.argv[2], 'loopback');
      process.stdout.write(locking.kind);
      setTimeout(() => process.exit(), 3000);`;
    const module = join(folder, 'lock-under-test.mjs');
    await bundleLock(module);
    const starts = Array.from({ length: 8 }, () =>
      heard(spawn(process.execPath, ['--input-type=module', '-e', script, module, folder])),
    );
    const kinds = await Promise.all(starts);
    expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'held')).toHaveLength(7);
  });
});

function heard(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('exit', () => resolve(text));
  });
}

/** Plain JavaScript of the room, for processes that know no TypeScript. */
async function bundleLock(file: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, '../../../src/main/profile/folder-lock.ts'),
      outDir: join(folder, 'built'),
      rollupOptions: { output: { entryFileNames: 'lock.mjs' } },
    },
  });
  writeFileSync(file, readFileSync(join(folder, 'built', 'lock.mjs')));
}
