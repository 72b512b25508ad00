import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { done, refused, type Result } from '#contract';
import { writeSharedFileAtomically } from '#main/services/files';
import {
  projectBytes,
  writeProjectFile,
  writeProjectFolder,
  type ProjectContents,
} from '#main/services/project';
import { printBytes } from './terminal.ts';

export interface Destination {
  /** As given with -o; `-` is standard output. */
  readonly path: string;
  /** What was read. To one of these may be written: what it held is in what is written. */
  readonly inputs: readonly string[];
  /** Whether a file that is there may be replaced. */
  readonly isForced: boolean;
  /** What a file is locked with; null or nothing leaves it open. */
  readonly passphrase?: string | null;
}

type There = 'nothing' | 'file' | 'folder' | 'other';

async function whatIsAt(path: string): Promise<There> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return 'nothing';
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

const inTheWay = (path: string): Result<never> =>
  refused('unwritable', `“${basename(path)}” is there already; --force replaces it.`);

/** Whether a file may be written there, before the work is done. */
export async function checkDestination({
  path,
  inputs,
  isForced,
}: Destination): Promise<Result<null>> {
  if (path === '-') return done(null);
  const there = await whatIsAt(path);
  if ((await whatIsAt(dirname(resolve(path)))) === 'nothing')
    return refused('not-found', `There is no folder “${dirname(path)}”.`);
  const isInput = inputs.some((input) => resolve(input) === resolve(path));
  if (there === 'nothing' || isInput) return done(null);
  if (there === 'file') return isForced ? done(null) : inTheWay(path);
  if (there === 'other')
    return refused('unwritable', `“${basename(path)}” is neither a file nor a folder.`);
  // Of a folder nothing is ever replaced, so there is nothing to force.
  const names = await readdir(path).catch(() => ['?']);
  return names.length === 0
    ? done(null)
    : refused('unwritable', `The folder “${basename(path)}” is not empty.`);
}

/** Writes a project where it is wanted: as a folder where there is one, or the path ends like one. */
export async function writeProject(
  { path, passphrase = null }: Destination,
  contents: ProjectContents,
): Promise<Result<null>> {
  if (path === '-') {
    const bytes = await projectBytes('standard output', contents, passphrase);
    if (!bytes.ok) return bytes;
    await printBytes(bytes.value);
    return done(null);
  }
  const isFolder = /[/\\]$/.test(path) || (await whatIsAt(path)) === 'folder';
  if (!isFolder) return writeProjectFile(path, contents, passphrase);
  return passphrase === null
    ? writeProjectFolder(resolve(path), contents, () => true)
    : refused(
        'unwritable',
        `“${basename(path)}” is a folder, and only a file can be locked; --no-lock writes it open.`,
      );
}

/** Writes a text, made piece by piece, where it is wanted. */
export async function writeText(
  { path }: Destination,
  pieces: Iterable<string>,
): Promise<Result<null>> {
  if (path !== '-') {
    const bytes = [...pieces].map((piece) => Buffer.from(piece, 'utf8'));
    return writeSharedFileAtomically(path, Buffer.concat(bytes));
  }
  for (const piece of pieces) await printBytes(piece);
  return done(null);
}
