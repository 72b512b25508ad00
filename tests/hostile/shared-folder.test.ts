import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSharedFolder } from '#main/services/shared-folder';
import { writeProjectFolder } from '#main/services/project';
import { uuid } from '../core/model/histories.ts';
import {
  changeOf,
  documentOf,
  messageOf,
  PROJECT,
  sampleProject,
  valueOf,
} from '../main/project/sample-projects.ts';
import { temporaryFolder } from '../main/support/temporary-folder.ts';

/** A folder to which somebody writes who means harm: what syncs it may bring links and pipes, too. */

const OURS = uuid(1001);
const fresh = changeOf(`entity/${uuid(5)}`, 'name', 'Mine', { seq: 9 });
const newText = documentOf('A text that the folder lacks.\n', 'c.txt');

async function shared() {
  const root = await temporaryFolder();
  const folder = join(root, 'project');
  valueOf(await writeProjectFolder(folder, sampleProject(), () => true));
  const elsewhere = join(root, 'elsewhere');
  await mkdir(elsewhere);
  const open = openSharedFolder({
    ...{ path: folder, project: PROJECT, replica: OURS, taken: new Map() },
  });
  onTestFinished(() => open.close());
  return { folder, elsewhere, open };
}

describe('a shared folder that leads elsewhere', () => {
  it.each(['changes', 'documents', 'sources'])(
    'by a link for “%s” is neither read nor written to, from the start or later',
    async (name) => {
      for (const isLater of [false, true]) {
        const { folder, elsewhere, open } = await shared();
        if (isLater) await open.look(true);
        await mkdir(join(folder, name), { recursive: true });
        await rename(join(folder, name), join(folder, '..', 'away'));
        await symlink(elsewhere, join(folder, name));
        const added = await open.add([fresh], [newText]);
        expect(added.ok).toBe(false);
        expect(messageOf(added)).toMatch(/^[^\n]*“[^”]*”[^\n]*is a link[^\n]*\.$/);
        expect(await readdir(elsewhere)).toEqual([]);
        const { condition } = await open.look(true);
        expect(condition.kind).toBe('unreachable');
        const whole = await writeProjectFolder(folder, sampleProject(), () => true);
        expect(messageOf(whole)).toContain('is a link');
        expect(await readdir(elsewhere)).toEqual([]);
      }
    },
  );

  it('by a link or a pipe for a file is told of, waits for nothing, and keeps back nothing else', async () => {
    const { folder, elsewhere, open } = await shared();
    await symlink('/etc/passwd', join(folder, 'changes', `${uuid(1007)}.jsonl`));
    if (process.platform !== 'win32')
      execFileSync('mkfifo', [join(folder, 'changes', `${uuid(1008)}.jsonl`)]);
    const status = await open.look(true);
    expect(status.condition.kind).not.toBe('unreachable');
    expect([...status.changes.keys()]).toContain(OURS);
    expect(status.changes.has(uuid(1007))).toBe(false);
    expect((await open.add([fresh], [])).ok).toBe(true);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('by a link for our own file does not write through it', async () => {
    const { folder, elsewhere, open } = await shared();
    const own = join(folder, 'changes', `${OURS}.jsonl`);
    await rm(own);
    await symlink(join(elsewhere, 'written'), own);
    await open.add([fresh], []);
    expect(await readdir(elsewhere)).toEqual([]);
  });
});
