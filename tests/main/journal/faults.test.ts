import { describe, expect, it } from 'vitest';
import type { Change } from '#core/model';
import { FailingFiles, type Fault } from '../support/failing-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changes, longChanges } from './changes.ts';
import { journalIn, reopened } from './open.ts';

const faults: readonly Fault[] = [
  { kind: 'fails', code: 'ENOSPC' },
  { kind: 'torn', code: 'ENOSPC' },
  { kind: 'short' },
  { kind: 'crash' },
];

/** Work over the end of a segment, with a second opening; what was told to be on the disk. */
async function work(folder: string, files: FailingFiles): Promise<readonly Change[]> {
  const acknowledged: Change[] = [];
  const batches = [
    [changes(1, 2), longChanges(3, 46), changes(47, 48)],
    [changes(49, 49), changes(50, 52)],
  ];
  for (const session of batches) {
    const journal = journalIn(folder, files.layer);
    for (const batch of session) {
      const appended = await journal.append(batch);
      if (appended.ok) acknowledged.push(...batch);
      else expect(appended.message).toMatch(/ could not be (written|read): /);
    }
    await journal.close();
  }
  return acknowledged;
}

describe('whatever the file system does', () => {
  it.each(faults)(
    '($kind $code) what was acknowledged is there, and nothing is damaged',
    async (fault) => {
      for (let at = 1; ; at++) {
        const files = new FailingFiles(at, fault);
        const folder = await temporaryFolder();
        const acknowledged = await work(folder, files);
        const { content, journal } = await reopened(folder);
        const ids = new Set(content.map(({ id }) => id));
        expect(acknowledged.filter(({ id }) => !ids.has(id))).toEqual([]);
        expect(journal.damages().filter(({ kind }) => kind === 'within')).toEqual([]);
        expect(await journal.verify()).toEqual({ ok: true, value: content.length });
        // Where the process lives on, it goes on writing by itself.
        if (fault.kind !== 'crash') expect(acknowledged.length).toBeGreaterThan(0);
        if (!files.hasFailed) return;
      }
    },
  );
});
