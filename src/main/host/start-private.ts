import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { done, refused, type HostDescription, type Output, type Result } from '#contract';
import { lockFolder, privateFolder } from '#main/profile';

const isOpen = refused(
  'not-available',
  'The private workbench is open already, in a window of its own.',
);
const notStarted = refused('not-available', 'The private workbench could not be started.');

export interface PrivateStart {
  readonly shell: HostDescription['shell'];
  /** The folder of the ordinary workbench. */
  readonly userData: string;
  /** What this program is started with, for the private one: nothing that a page says is in it. */
  readonly given: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Whether somebody has the folder; it is not kept. */
function isHeld(folder: string, shell: PrivateStart['shell']): boolean {
  const locking = lockFolder(folder, shell);
  if (locking.kind === 'locked') locking.release();
  return locking.kind === 'held';
}

/** Starts this program a second time, for the private workbench, which goes on when this one ends. */
export async function startPrivate({
  shell,
  userData,
  given,
  environment = {},
}: PrivateStart): Promise<Result<Output<'openPrivate'>>> {
  if (isHeld(privateFolder(userData), shell)) return isOpen;
  const child = spawn(process.execPath, given, {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...environment },
  });
  const isStarted = await once(child, 'spawn').then(
    () => true,
    () => false,
  );
  child.on('error', () => undefined);
  child.unref();
  return isStarted ? done({}) : notStarted;
}
