import { expect, test } from 'vitest';
import { done, refused, type HostApi, type PrivateKind } from '#contract';
import { createWorkbench, type Workbench, type WorkbenchOptions } from '#renderer/store';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { claim, closing, freshName, steady, tag, told, until } from './surroundings.ts';

/** A host whose workbench is private, with one text that was opened with it. */
function privateHost(kind: PrivateKind = 'open', more: Partial<HostApi> = {}): FakeHost {
  const host = fakeHost();
  host.give('sample', 'sample.txt', 'Nobody asked for this one.');
  host.give('opened', 'text.txt', 'The well was moved in spring.');
  return { ...host, api: { ...host.api, privateState: async () => done({ kind }), ...more } };
}

const optionsFor = (databaseName = freshName()): WorkbenchOptions => ({
  databaseName,
  ...steady(),
});

const started = async ({ api }: FakeHost, options: WorkbenchOptions): Promise<Workbench> =>
  closing(await createWorkbench(api, options));

/** Ends it as its window does: what was in memory is gone. */
async function gone(workbench: Workbench, { databaseName = '' }: WorkbenchOptions): Promise<void> {
  await workbench.settled();
  workbench.close();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

const passages = (workbench: Workbench): readonly string[] =>
  (workbench.state.getState().open?.annotations.inOrder() ?? []).map(({ exact }) => exact);

test('a private workbench comes from its journal each time, and nobody is told of a loss', async () => {
  const host = privateHost();
  const options = optionsFor();
  const first = await started(host, options);
  expect(first.state.getState().documents).toHaveLength(1);
  tag(first, 'The well', claim);
  await gone(first, options);
  const again = await started(host, options);
  await again.settled();
  expect(passages(again)).toEqual(['The well']);
  expect(again.state.getState()).toMatchObject({ isPrivate: true, saving: { kind: 'saved' } });
  expect(told(again)).toEqual([]);
  expect([host.snapshots.wished, host.aside.count]).toEqual([[], 0]);
});

test('of a private workbench, too, damage is told', async () => {
  const host = privateHost();
  const options = optionsFor();
  await gone(await started(host, options), options);
  const standing = await host.api.journalStanding({});
  if (!standing.ok) throw new Error(standing.message);
  const damages = [{ kind: 'tail' as const, kept: ['kept-aside'], from: null, to: null }];
  const journalStanding = async () => done({ ...standing.value, damages });
  const damaged = { ...host, api: { ...host.api, journalStanding } };
  const again = await started(damaged, { ...options, found: ['The sealed list was cut off.'] });
  expect(told(again)).toEqual([
    'problem: The journal ended in the middle of an entry, as after a power cut. The rest is whole; the file as it was is kept as “kept-aside”.',
    'problem: The sealed list was cut off.',
  ]);
});

test('a database of a private workbench that is beyond reading is let go of without a copy', async () => {
  const host = privateHost();
  const options = optionsFor();
  const first = await started(host, options);
  tag(first, 'in spring', claim);
  await first.settled();
  first.close();
  localStorage.setItem(`obelus unreadable ${options.databaseName ?? ''}`, 'yes');
  const again = await started(host, options);
  expect(passages(again)).toEqual(['in spring']);
  expect([host.aside.count, told(again)]).toEqual([0, []]);
});

test('what is done as a private workbench goes is in its journal, and nowhere readable', async () => {
  const host = privateHost();
  const options = optionsFor();
  const first = await started(host, options);
  await first.settled();
  tag(first, 'was moved', claim);
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(host.journal.lines.join()).toContain('was moved');
  expect(
    Object.keys(localStorage).filter((key) => key.includes(options.databaseName ?? '')),
  ).toEqual([]);
  await gone(first, options);
  expect(passages(await started(host, options))).toEqual(['was moved']);
});

test('what another window unlocked is unlocked here, too, by itself or by what is typed', async () => {
  let kind: PrivateKind = 'open';
  const host = privateHost('open', {
    privateState: async () => done({ kind }),
    unlockPrivate: async () => refused('bad-request', 'The private workbench is open already.'),
  });
  const workbench = await started(host, optionsFor());
  const isLocked = (): boolean => workbench.state.getState().isLocked;
  await workbench.settled();
  for (const [words, unlock] of [
    ['in spring', () => workbench.unlockAgain('six grey herons')],
    ['The well', () => workbench.settled()],
  ] as const) {
    kind = 'locked';
    host.journal.refusal = 'The private workbench is locked.';
    tag(workbench, words, claim);
    await until(workbench, isLocked);
    kind = 'open';
    host.journal.refusal = null;
    expect((await unlock()) ?? null).toBeNull();
    await until(workbench, () => !isLocked());
    await workbench.settled();
    expect(host.journal.lines.join()).toContain(words);
  }
});

test('a host that was started again has the passphrase asked for, and what waits is saved then', async () => {
  let kind: PrivateKind = 'open';
  const locked = refused('locked', 'The private workbench is locked.');
  const host = privateHost('open', {
    privateState: async () => done({ kind }),
    unlockPrivate: async ({ passphrase }) => {
      if (passphrase !== 'six grey herons') return locked;
      kind = 'open';
      host.journal.refusal = null;
      return done({ problems: [] });
    },
  });
  const workbench = await started(host, optionsFor());
  await workbench.settled();
  kind = 'locked';
  host.journal.refusal = locked.message;
  tag(workbench, 'in spring', claim);
  await until(workbench, () => workbench.state.getState().isLocked);
  expect(await workbench.unlockAgain('six gray herons')).toMatch(/not its passphrase/);
  expect(workbench.state.getState().isLocked).toBe(true);
  expect(await workbench.unlockAgain('six grey herons')).toBeNull();
  await workbench.settled();
  expect(workbench.state.getState()).toMatchObject({ isLocked: false, saving: { kind: 'saved' } });
  expect(host.journal.lines.join()).toContain('in spring');
});

test.each(['new', 'locked'] as const)(
  'a private workbench that is %s is not read',
  async (kind) => {
    const options = optionsFor();
    const workbench = await started(privateHost(kind), options);
    expect(workbench.state.getState().failure).toContain('This private workbench is locked.');
    const databases = await indexedDB.databases();
    expect(databases.map(({ name }) => name)).not.toContain(options.databaseName);
  },
);

test('what leaves a private workbench is said to be readable; of another, nothing is', async () => {
  for (const [host, said] of [
    [
      privateHost(),
      'Saved the picture overview.svg. It is not sealed: anyone who has it can read it.',
    ],
    [fakeHost(), 'Saved the picture overview.svg.'],
  ] as const) {
    const saveTextFile = async () => done({ saved: true });
    const workbench = await started(host, { ...optionsFor(), saveTextFile });
    await workbench.savePicture({ kind: 'svg', name: 'overview', text: '<svg/>' });
    expect(told(workbench).at(-1)?.replaceAll(/[“”]/g, '')).toBe(`done: ${said}`);
  }
});

test('it is locked once all that was done is stored: by hand, or as it is used again after a while', async () => {
  for (const way of ['asked', 'left'] as const) {
    let now = Date.UTC(2026, 0, 1);
    let locks = 0;
    let left = 0;
    const host = privateHost('open', {
      privateState: async () => done({ kind: 'open', lockAfter: 5 }),
      lockPrivate: async () => done({ isReplaced: ++locks < 0 }),
    });
    const options = { ...optionsFor(), now: () => now, leaveLocked: () => void left++ };
    const workbench = await started(host, options);
    const lock = (): void => {
      now += 5 * 60_000;
      if (way === 'asked') void workbench.lockPrivate();
      else globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    };
    const { state } = workbench;
    await workbench.settled();
    host.journal.refusal = 'The disk is full.';
    tag(workbench, 'in spring', claim);
    await until(workbench, () => state.getState().saving.kind === 'failed');
    lock();
    const sentences = way === 'asked' ? [/was not locked: something cannot be saved/] : [];
    await expect
      .poll(() => told(workbench))
      .toEqual(sentences.map((each) => expect.stringMatching(each) as string));
    expect([locks, left, state.getState().isLocking]).toEqual([0, 0, false]);
    host.journal.refusal = null;
    await workbench.settled();
    lock();
    await expect.poll(() => left).toBe(1);
    expect([locks, state.getState().isLocking]).toEqual([1, true]);
    expect(host.journal.lines.join()).toContain('in spring');
    const databases = await indexedDB.databases();
    expect(databases.map(({ name }) => name)).not.toContain(options.databaseName);
  }
});
