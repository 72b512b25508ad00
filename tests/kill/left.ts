import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  builtInTags,
  readAnnotation,
  readDocument,
  readEntity,
  readField,
  readRelation,
  replay,
  type Change,
  type Json,
} from '#core/model';
import { openJournal, type JournalDamage } from '#main/services/journal';
import { contentOf } from '../main/journal/open.ts';
import { lineOf } from './edits.ts';

/** What is on the disk and in the window, looked at from outside. */

export interface JournalLeft {
  readonly ids: ReadonlySet<string>;
  /** All that is there, in the model's lines. */
  readonly lines: readonly string[];
  readonly damages: readonly JournalDamage[];
}

const keys = new Map<string, string>(builtInTags.map(({ id }, at) => [id, String(at + 1)]));

/** Those of the model; others are the samples, and the text itself. */
const OURS = /^(import|guest) /;

function linesOf(changes: readonly Change[]): readonly string[] {
  const states = replay(changes);
  const of = <T>(kind: string, read: (state: Parameters<typeof readField>[0]) => T | null): T[] =>
    [...states.values()]
      .filter(({ record }) => record.startsWith(`${kind}/`))
      .flatMap((state) => read(state) ?? []);
  const valueOf = (value: Json): string => {
    if (typeof value !== 'object' || value === null) return '';
    const { entity, edtf, min, certainty } = value as Readonly<Record<string, string | undefined>>;
    const actor = states.get(`entity/${entity ?? ''}`);
    const name = actor && readField(actor, 'name');
    return String(name ?? edtf ?? min ?? certainty ?? '');
  };
  const annotations = of('annotation', readAnnotation);
  const passages = new Map<string, string>(
    annotations.map(({ id, passage }) => [id, passage.exact]),
  );
  return [
    ...annotations.map(({ passage, tag, note, value }) =>
      lineOf.annotation(passage.exact, keys.get(tag) ?? tag, note, valueOf(value)),
    ),
    ...of('relation', readRelation).flatMap(({ from, to }) => {
      const [one, other] = [passages.get(from), passages.get(to)];
      return one === undefined || other === undefined ? [] : lineOf.link(one, other);
    }),
    ...of('entity', readEntity).map(({ name }) => lineOf.actor(name)),
    ...of('document', readDocument).flatMap(({ metadata }) => {
      const name = metadata.title.replace(/\.txt$/, '');
      return OURS.test(name) ? lineOf.document(name) : [];
    }),
  ].sort();
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
      lines: linesOf(changes),
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

/** What the window has to count where these lines are. */
export function countsOf(lines: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const [kind, , key = ''] = line.split(' · ');
    if (kind === 'annotation') counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
