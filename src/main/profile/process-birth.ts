import { readFileSync } from 'node:fs';

/** Whether a process of that number runs, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process was born, in clock ticks since the machine started, or null where the system does
 * not say (anything but Linux). Numbers of processes are used again; number and birth together are
 * not. Field 22 of /proc/PID/stat, counted after the command's closing bracket, since a command may
 * itself hold spaces and brackets.
 */
export function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
