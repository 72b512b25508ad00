import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostOver, serveCall, type HostApi } from '#contract';
import { createHost } from '#main/host';
import { projectBytes, readProject } from '#main/services/project';
import {
  comparable,
  messageOf,
  sampleProject,
  valueOf,
} from '../../main/project/sample-projects.ts';
import { temporaryFolder } from '../../main/support/temporary-folder.ts';
import { stateOf } from '../../fuzz/contract/folder-state.ts';
import { belowFrom } from '../../dice.ts';
import { HOSTILE, NOT_HERE } from './corpus.ts';

/** One sentence, in which nothing steers a terminal or turns a line round. */
const ONE_SENTENCE =
  /^“[^”]+” (?:was not opened: |is too large: |could not be read: )[^\n\p{C}]*[^.\p{C}]\.$/u;

describe('hostile project files', () => {
  it('are at least forty, each of its own kind', () => {
    expect(HOSTILE.length).toBeGreaterThan(40);
    expect(new Set(HOSTILE.map(({ what }) => what)).size).toBe(HOSTILE.length);
  });

  it('are of every row of the list that a project file can be an example of', () => {
    const rows = [
      ...Array.from({ length: 36 }, (_, at) => `Z${String(at + 1).padStart(2, '0')}`),
      ...Array.from({ length: 25 }, (_, at) => `J${String(at + 1).padStart(2, '0')}`),
      ...Array.from({ length: 8 }, (_, at) => `G0${String(at + 1)}`),
    ];
    const here = HOSTILE.map(({ what }) => what).join('\n');
    const without = rows.filter((row) => !here.includes(row) && NOT_HERE[row] === undefined);
    expect(without).toEqual([]);
  });

  it.each(HOSTILE.map((hostile) => [hostile.what, hostile] as const))(
    'are refused in one sentence, with nothing written: %s',
    async (_, { write, says }) => {
      const folder = await temporaryFolder();
      const path = await write(folder);
      const before = await stateOf(folder);
      const answer = await readProject(path);
      expect(messageOf(answer)).toMatch(says);
      expect(messageOf(answer)).toMatch(ONE_SENTENCE);
      expect(messageOf(answer).length).toBeLessThan(400);
      expect(await stateOf(folder)).toEqual(before);
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    },
    60_000,
  );
});

describe('a host that is given a hostile project file', () => {
  async function hostIn(folder: string): Promise<HostApi> {
    const inner = createHost({
      userData: join(folder, 'data'),
      version: '1.2.3',
      shell: 'loopback',
      platform: 'linux',
      startArguments: [],
      seedsFolder: folder,
    });
    return hostOver((name, input) =>
      serveCall(inner, name, input, (_, error) => {
        throw error;
      }),
    );
  }

  it('refuses it with the same sentence, and keeps nothing of it', async () => {
    const folder = await temporaryFolder();
    const host = await hostIn(folder);
    await host.listDocuments({});
    const before = await stateOf(join(folder, 'data'));
    const some = HOSTILE.filter(({ what }) => !what.startsWith('a folder')).filter(
      (_, at) => at % 12 === 0,
    );
    expect(some.length).toBeGreaterThan(8);
    for (const { write, says, what } of some) {
      const path = await write(await temporaryFolder());
      const bytes = await readFile(path);
      if (bytes.length > 8 * 1024 * 1024) continue;
      const base64 = bytes.toString('base64');
      const { upload } = valueOf(await host.uploadPart({ upload: null, base64 }));
      const answer = await host.readProject({
        source: { kind: 'upload', upload, name: 'p.obelus' },
      });
      expect([what, messageOf(answer)]).toEqual([what, expect.stringMatching(says)]);
    }
    expect(valueOf(await host.listDocuments({}))).toEqual([]);
    expect(await stateOf(join(folder, 'data'))).toEqual(before);
  });
});

/** How often each byte: `OBELUS_FLIPS=30 npx vitest run tests/hostile/projects` for more. */
const FLIPS = Number(process.env['OBELUS_FLIPS'] ?? '1');

describe('a good project file', () => {
  it('is refused, or says the same, with any byte of it changed', async () => {
    const good = valueOf(await projectBytes('p.obelus', sampleProject()));
    const whole = valueOf(await readProject({ name: 'p.obelus', bytes: good }));
    const same = JSON.stringify(comparable(whole));
    const random = belowFrom(20_261_122);
    const unlike: (readonly [at: number, flip: number, message: string])[] = [];
    let refused = 0;
    const bytes = Uint8Array.from(good);
    const turns = FLIPS * good.length;
    for (let turn = 0; turn < turns; turn++) {
      const [at, flip] = [turn % good.length, 1 + random(255)];
      bytes[at] = (good[at] as number) ^ flip;
      const answer = await readProject({ name: 'p.obelus', bytes });
      bytes[at] = good[at] as number;
      const isSame = answer.ok && JSON.stringify(comparable(answer.value)) === same;
      if (!answer.ok) refused++;
      if (!isSame && !ONE_SENTENCE.test(messageOf(answer)))
        unlike.push([at, flip, messageOf(answer)]);
    }
    expect(unlike).toEqual([]);
    expect(refused).toBeGreaterThan(turns * 0.8);
  }, 120_000);
});
