import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '#contract';
import { createWorkbench, type SnapshotPreview, type Workbench } from '#renderer/store';
import { fakeHost } from './fake-host.ts';
import {
  benchOn,
  claim,
  closing,
  date,
  freshName,
  reopened,
  statistic,
  tag,
  told,
} from './surroundings.ts';

const TEXT = Array.from({ length: 40 }, (_, at) => `word${at}.`).join(' ');
const tags = [claim, statistic, date];

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

/** What a person sees of the open document, and of the project as a whole. */
function picture({ state }: Workbench): unknown {
  const { open, projectName, documents, tags: codebook } = state.getState();
  return {
    annotations: open?.annotations
      .inOrder()
      .map(({ exact, tag: of, note }) => `${exact} ${of} ${note}`),
    projectName,
    documents: documents.map(({ summary, note }) => [summary.id, note]),
    codebook: codebook.map(({ label }) => label),
  };
}

const unheard = new AbortController().signal;

async function snapshot(workbench: Workbench): Promise<string> {
  await workbench.settled();
  const taken = valueOf(await workbench.snapshots.take());
  if (taken === null) throw new Error('Nothing was done since the last snapshot.');
  return taken.id;
}

const preview = async (workbench: Workbench, id: string): Promise<SnapshotPreview | null> =>
  valueOf(await workbench.snapshots.preview(id, unheard));

type Act = readonly ['tag' | 'note' | 'retag' | 'remove' | 'name', number];

const acts = fc.array(
  fc.tuple(fc.constantFrom('tag', 'tag', 'note', 'retag', 'remove', 'name'), fc.nat({ max: 38 })),
  { minLength: 1, maxLength: 6 },
) as fc.Arbitrary<readonly Act[]>;

function perform(workbench: Workbench, [act, n]: Act): void {
  const there = workbench.state.getState().open?.annotations.inOrder() ?? [];
  const one = there[n % Math.max(1, there.length)];
  if (act === 'tag') tag(workbench, `word${n}.`, tags[n % 3] ?? claim);
  else if (act === 'name') workbench.setProjectName(`Name ${n}`);
  else if (one === undefined) workbench.setProjectName(`No ${n}`);
  else if (act === 'note') workbench.setNote(one.id, `note ${n}`);
  else if (act === 'retag') workbench.retag(one.id, tags[n % 3] ?? claim);
  else workbench.remove([one.id]);
}

describe('restoring a snapshot', () => {
  test('gives the project as it was, in one step; undo gives back what was there before', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, after) => {
        const { workbench } = await benchOn([TEXT]);
        for (const act of before) perform(workbench, act);
        const then = picture(workbench);
        const id = await snapshot(workbench);
        for (const act of after) perform(workbench, act);
        await workbench.settled();
        const now = picture(workbench);
        const differs = JSON.stringify(now) !== JSON.stringify(then);
        expect((await preview(workbench, id)) !== null).toBe(differs);
        expect(await workbench.snapshots.restore(id)).toBe(true);
        expect(picture(workbench)).toEqual(then);
        expect(await preview(workbench, id)).toBeNull();
        if (differs) workbench.undo();
        expect(picture(workbench)).toEqual(now);
        await workbench.settled();
        workbench.close();
      }),
      { numRuns: 8 },
    );
  });

  test('tells beforehand what comes back, what changes and what goes', async () => {
    const { workbench } = await benchOn([TEXT]);
    const kept = tag(workbench, 'word1.', claim);
    const gone = tag(workbench, 'word2.', claim);
    const id = await snapshot(workbench);
    workbench.remove([gone]);
    workbench.setNote(kept, 'later');
    tag(workbench, 'word3.', date);
    tag(workbench, 'word4.', date);
    const one = { annotation: 1 };
    expect(await preview(workbench, id)).toEqual({
      ...{ restored: one, changed: one, removed: { annotation: 2 }, lost: 0 },
    });
    await workbench.snapshots.restore(id);
    expect(told(workbench)).toEqual([
      expect.stringMatching(
        /^done: The project is as it was on .*\. 1 annotation brought back; 2 annotations taken away; 1 annotation changed\. Undo takes it back\.$/,
      ),
    ]);
  });

  test('is kept in the journal as any other work, and holds after a reload', async () => {
    const bench = await benchOn([TEXT]);
    tag(bench.workbench, 'word1.', claim);
    const then = picture(bench.workbench);
    const id = await snapshot(bench.workbench);
    tag(bench.workbench, 'word2.', claim);
    await bench.workbench.snapshots.restore(id);
    const again = await reopened(bench);
    expect(picture(again)).toEqual(then);
    expect(bench.host.snapshots.wished).toEqual(['asked', 'restoring']);
  });

  test('brings back what database and journal have lost, and undo leaves it there', async () => {
    const bench = await benchOn([TEXT]);
    tag(bench.workbench, 'word1.', claim);
    tag(bench.workbench, 'word2.', date);
    bench.workbench.setProjectName('Levies');
    const id = await snapshot(bench.workbench);
    await bench.workbench.settled();
    bench.workbench.close();
    const held = bench.host.journal.lines.length;
    bench.host.journal.lose();
    // Another database: nothing is known of what was. Its person goes on with what they find.
    bench.host.give('opened', 'text 0.txt', TEXT);
    const options = { databaseName: freshName(), now: () => Date.UTC(2026, 5, 1) };
    const workbench = closing(await createWorkbench(bench.host.api, options));
    await workbench.settled();
    tag(workbench, 'word9.', claim);
    const lost = (await preview(workbench, id))?.lost ?? 0;
    expect(lost).toBeGreaterThan(held / 2);
    expect(await workbench.snapshots.restore(id)).toBe(true);
    const shown = (): readonly string[] =>
      workbench.state
        .getState()
        .open?.annotations.inOrder()
        .map(({ exact }) => exact) ?? [];
    expect(shown()).toEqual(['word1.', 'word2.']);
    expect(workbench.state.getState().projectName).toBe('Levies');
    expect(await preview(workbench, id)).toBeNull();
    workbench.undo();
    expect(shown()).toEqual(['word1.', 'word2.', 'word9.']);
    await workbench.settled();
    for (const word of ['word1.', 'word2.', 'word9.'])
      expect(bench.host.journal.lines.join()).toContain(word);
  });

  test('is offered where database and journal hold nothing, as long as that is so', async () => {
    const bench = await benchOn([TEXT]);
    expect(bench.workbench.state.getState().earlier).toBeNull();
    tag(bench.workbench, 'word1.', claim);
    const id = await snapshot(bench.workbench);
    bench.workbench.close();
    bench.host.journal.lose();
    const options = { ...bench.options, databaseName: freshName() };
    const first = closing(await createWorkbench(bench.host.api, options));
    await first.settled();
    first.close();
    const again = closing(await createWorkbench(bench.host.api, options));
    for (const { state } of [first, again]) {
      const { documents, earlier, open } = state.getState();
      expect([documents, open]).toEqual([[], null]);
      expect(earlier).toMatchObject({ snapshots: 1, texts: 1 });
    }
    expect(await again.snapshots.restore(id)).toBe(true);
    expect(again.state.getState().documents).toHaveLength(1);
    await again.settled();
    again.close();
    const last = closing(await createWorkbench(bench.host.api, options));
    expect(last.state.getState().earlier).toBeNull();
  });

  test('changes nothing where the snapshot is damaged', async () => {
    const { workbench, host } = await benchOn([TEXT]);
    tag(workbench, 'word1.', claim);
    const id = await snapshot(workbench);
    tag(workbench, 'word2.', claim);
    const now = picture(workbench);
    host.snapshots.damaged.add(id);
    expect((await workbench.snapshots.preview(id, unheard)).ok).toBe(false);
    expect(await workbench.snapshots.restore(id)).toBe(false);
    expect(picture(workbench)).toEqual(now);
    expect(told(workbench).join()).toMatch(/^problem: /);
  });
});

describe('looking everything through', () => {
  test('tells of a text that is gone each time, until the same file brings it back', async () => {
    const { workbench, host } = await benchOn([TEXT, 'Another text.']);
    tag(workbench, 'word1.', claim);
    await workbench.settled();
    const { missingTexts } = workbench.state.getState();
    expect(missingTexts.size).toBe(0);
    host.lose('text 0.txt');
    const verify = async () => valueOf(await workbench.snapshots.verify(() => undefined));
    for (let turn = 0; turn < 2; turn++) {
      const { isWhole, findings } = await verify();
      expect(isWhole).toBe(false);
      expect(findings).toEqual([
        expect.stringMatching(/“text 0” is not there.* 1 annotation in it is kept.*“text 0.txt”/),
      ]);
    }
    const [lost] = workbench.state.getState().missingTexts;
    await workbench.openDocument(lost as never);
    expect(told(workbench).join()).toMatch(/“text 0” is not there/);
    await workbench.importSources([
      { kind: 'file', name: 'text 0.txt', file: new File([TEXT], 'text 0.txt') },
    ]);
    await workbench.settled();
    expect(told(workbench).join()).toMatch(/done: The text of “text 0” is back/);
    expect(await verify()).toMatchObject({ isWhole: true, findings: [] });
    expect(workbench.state.getState().open?.annotations.size).toBe(1);
  });

  test('heals what the database lacks of the journal, and the other way round', async () => {
    const host = fakeHost();
    const { workbench } = await benchOn([TEXT], host);
    tag(workbench, 'word1.', claim);
    await workbench.settled();
    const verify = async () => valueOf(await workbench.snapshots.verify(() => undefined));
    expect(await verify()).toMatchObject({ isWhole: true, findings: [] });
    // What another installation kept, as where this database lost something.
    const other = await benchOn([TEXT], fakeHost(), {
      randomUuid: () => crypto.randomUUID(),
    });
    tag(other.workbench, 'word5.', date);
    await other.workbench.settled();
    host.journal.lines.push(...other.host.journal.lines.filter((line) => line.includes('word5')));
    const own = host.journal.lines.findIndex((line) => line.includes('word1.'));
    const [dropped] = host.journal.lines.splice(own, 1);
    const { isWhole, findings } = await verify();
    expect([isWhole, findings.length]).toEqual([false, 2]);
    await workbench.settled();
    expect(host.journal.lines).toContain(dropped);
    const { annotations } = workbench.state.getState().open ?? {};
    expect(annotations?.inOrder().map(({ exact }) => exact)).toEqual(['word1.', 'word5.']);
    expect(await verify()).toMatchObject({ isWhole: true, findings: [] });
    expect(valueOf(await workbench.snapshots.about()).verified?.isWhole).toBe(true);
  });
});
