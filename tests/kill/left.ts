import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { builtInTags, isAlive, kindOf, readAnnotation, replay, type Change } from '#core/model';
import { openJournal, type JournalDamage } from '#main/services/journal';
import { contentOf } from '../main/journal/open.ts';

/** What is on the disk and in the window, looked at from outside. */

export interface JournalLeft {
  readonly ids: ReadonlySet<string>;
  /** Annotations as the model names them, sorted. */
  readonly annotations: readonly string[];
  readonly damages: readonly JournalDamage[];
}

const keys = new Map<string, string>(builtInTags.map(({ id }, at) => [id, String(at + 1)]));

function annotationsOf(changes: readonly Change[]): readonly string[] {
  return [...replay(changes).values()]
    .filter((state) => kindOf(state.record) === 'annotation' && isAlive(state))
    .flatMap((state) => readAnnotation(state) ?? [])
    .map(({ passage, tag }) => `${passage.exact} ${keys.get(tag) ?? tag}`)
    .sort();
}

/** Reads a copy of the journal, since opening it mends it; its chain is verified. */
export async function journalLeft(userData: string): Promise<JournalLeft> {
  const copy = await mkdtemp(join(tmpdir(), 'obelus-journal-'));
  try {
    await cp(join(userData, 'journal'), copy, { recursive: true });
    const journal = openJournal({ folder: copy, now: () => new Date() });
    const verified = await journal.verify();
    if (!verified.ok) throw new Error(verified.message);
    const changes = await contentOf(journal);
    await journal.close();
    return {
      ids: new Set(changes.map(({ id }) => id)),
      annotations: annotationsOf(changes),
      damages: journal.damages(),
    };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Ids of all changes that the database of the window holds. */
export const idsInWindow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('IndexedDB gave no reason.'));
        };
      });
    const [found] = await indexedDB.databases();
    const database = await promised(indexedDB.open(found?.name ?? ''));
    try {
      const all = database.transaction('changes').objectStore('changes').getAllKeys();
      return (await promised(all)).map((key) => String((key as unknown[])[2]));
    } finally {
      database.close();
    }
  });

/** How many annotations of each tag the window counts in the open document, by the tag's key. */
export const countsInWindow = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.getByRole('contentinfo', { name: 'Status' }).evaluate(
    (status, labels) => {
      const counts: Record<string, number> = {};
      for (const [at, label] of labels.entries()) {
        const found = new RegExp(`(\\d+) ${label}`, 'i').exec(status.textContent ?? '');
        if (found !== null) counts[String(at + 1)] = Number(found[1]);
      }
      return counts;
    },
    builtInTags.map(({ label }) => label),
  );

export function countsOf(annotations: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of annotations) {
    const key = each.slice(-1);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
