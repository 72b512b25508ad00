import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileLayer } from '#main/services/files';
import { openVault, type OpenVault, type Vault, type VaultOptions } from '#main/services/vault';
import { valueOf } from '../project/sample-projects.ts';

export const PASSPHRASE = 'six grey herons';
export const NOW = new Date('2026-11-22T10:00:00.000Z');

/** The folder that is in memory alone. */
export const ROOT = join(tmpdir(), 'nowhere', 'unsealed');

/** A vault whose records lie in a folder; its key is quickly guessed, and quickly tried. */
export const vaultIn = (folder: string, more: Partial<VaultOptions> = {}): Vault =>
  openVault({ folder, root: ROOT, now: () => NOW, workFactor: 2, ...more });

export const openIn = async (
  folder: string,
  more: Partial<VaultOptions> = {},
): Promise<OpenVault> => valueOf(await vaultIn(folder, more).open(PASSPHRASE));

/** Runs with a folder of its own, which is gone afterwards: for the many runs of a law. */
export async function inFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'obelus-vault-'));
  try {
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const copyInto = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, force: true });

export const recordsOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => /^\d+\.age$/.test(name)).sort();

/** Every file of the vault by its path below the root, with its bytes in Base64. */
export async function stateOf(files: FileLayer, path = ROOT): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await files.readdir(path)).sort()) {
    const below = join(path, name);
    if ((await files.lstat(below)).isDirectory()) Object.assign(found, await stateOf(files, below));
    else found[below.slice(ROOT.length + 1)] = (await files.readFile(below)).toString('base64');
  }
  return found;
}

/** What a vault holds for somebody who opens it now, and what is said of it. */
export async function reopened(
  folder: string,
  more: Partial<VaultOptions> = {},
): Promise<{ readonly state: Record<string, string>; readonly problems: readonly string[] }> {
  const vault = await openIn(folder, more);
  const state = await stateOf(vault.files);
  await vault.end();
  return { state, problems: vault.problems };
}

/** All bytes that lie in a folder and below it. */
export async function bytesIn(folder: string): Promise<readonly (readonly [string, Buffer])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path, await readFile(path)] as const;
      }),
  );
}
