import { setTimeout as wait } from 'node:timers/promises';
import { readState } from './loopback-state.ts';

/**
 * Asks the instance that already serves this user-data folder for an address with a fresh ticket,
 * and hands it the paths that this start was given. It may be starting at this very moment, so the question is put again for a few seconds. Null
 * where nothing answers.
 */
export async function askFirst(
  userData: string,
  paths: readonly string[],
  attempts = 20,
): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await wait(250);
    const url = await askOnce(userData, paths).catch(() => null);
    if (url !== null) return url;
  }
  return null;
}

async function askOnce(userData: string, paths: readonly string[]): Promise<string | null> {
  const state = await readState(userData);
  if (state === null) return null;
  const own = `http://127.0.0.1:${String(state.port)}/`;
  const response = await fetch(`${own}ticket`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${state.secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ paths }),
    redirect: 'error',
    signal: AbortSignal.timeout(2_000),
  });
  const answer = Object(await response.json()) as { readonly url?: unknown };
  return typeof answer.url === 'string' && answer.url.startsWith(own) ? answer.url : null;
}
