import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OpeningDialog, SaveProjectDialog } from '#renderer/panels/projects';
import type { SavingAsk } from '#renderer/store';
import { TreeRows } from '../../../src/renderer/panels/projects/tree-rows.ts';
import { documentOf, fakeOpening, group, previewOf, type FakeOpening } from './opening-fake.ts';
import { after, render } from './render.tsx';

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]');
const tree = () => document.querySelector<HTMLElement>('[role="tree"]');
const items = () => [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')];
const labels = () => items().map(({ ariaLabel }) => ariaLabel);
const active = () => document.getElementById(tree()?.getAttribute('aria-activedescendant') ?? '');
const status = () => document.querySelector('[role="dialog"] [role="status"]')?.textContent;
const press = (keys: string) => after(() => userEvent.keyboard(keys));

async function shown(preview: Parameters<typeof fakeOpening>[0]): Promise<FakeOpening> {
  const fake = fakeOpening(preview);
  await render(<OpeningDialog workbench={fake.workbench} />);
  await expect.poll(dialog).not.toBeNull();
  await after(() => undefined);
  return fake;
}

const ordinary = previewOf({
  changes: 300,
  conflicts: 2,
  atOdds: { count: 2, leftOut: 0 },
  documents: [
    documentOf('A new one', { isNew: true }),
    documentOf('An old one', { annotations: { new: 120, changed: 3, deleted: 2, restored: 0 } }),
    documentOf('Untouched'),
    documentOf('A twin', {
      isNew: true,
      like: { id: 'sha-twin' as never, title: 'Its other', version: null },
    }),
  ],
  groups: [
    group('new', 1_000, 'Ben'),
    group('changed', 3, 'Ben', { yours: 2 }),
    group('new', 4, 'Carla', { kind: 'tag' }),
    group('deleted', 2, 'Carla', { yours: 2 }),
    group('new', 2, 'Carla', { kind: 'document' }),
  ],
});

test('a preview tells deletions of one’s own first, then what is at odds, documents and people', async () => {
  await shown(ordinary);
  expect(document.activeElement).toBe(tree());
  const told = labels();
  expect(told[0]).toBe('Deletes 2 annotations of yours');
  expect(told[1]).toBe('2 deleted annotations, by Carla, yours');
  expect(told[2]).toBe('At odds over 2 fields');
  expect(told[3]).toMatch(/^new words 0\. Claim\. at odds: tag, note\. by Ben\./);
  expect(told).toContain('3 documents. 1 other is here, with nothing new');
  expect(told).toContain(
    'A twin. new. Nearly the same text as “Its other” here: both stay, as two documents',
  );
  expect(told).toContain('An old one. annotations: 120 new, 3 changed, 2 deleted');
  expect(told.join()).not.toContain('Untouched');
  expect(dialog()?.textContent).toContain(
    'New1,000 annotations, 4 codebook entries, 2 documentsChanged3 annotations; 2 of yours',
  );
});

test('a document that comes is told as the version that it is marked as', async () => {
  const of = (version: 'newer' | 'older') => ({
    isNew: true,
    like: { id: 'sha-twin' as never, title: 'Its other', version },
  });
  const documents = [documentOf('Later', of('newer')), documentOf('Earlier', of('older'))];
  await shown(previewOf({ documents, groups: [group('new', 2, 'Ben', { kind: 'document' })] }));
  expect(labels()).toContain('Later. new. Marked as a newer version of “Its other” here');
  expect(labels()).toContain('Earlier. new. Marked as an older version of “Its other” here');
});

test('a tree is unfolded, gone through and left out by keys alone', async () => {
  const { asked } = await shown(ordinary);
  await press('{End}');
  expect(active()?.ariaLabel).toBe('4 new codebook entries');
  await press('{ArrowLeft}');
  expect(active()?.ariaLabel).toBe('Carla. 4 new');
  await press('{ArrowLeft}{ArrowUp}{ArrowUp}');
  expect(active()?.ariaLabel).toBe('1,000 new annotations');
  await press('{ArrowRight}{ArrowRight}');
  await expect.poll(() => active()?.ariaLabel).toMatch(/^new words 0\./);
  expect(active()?.getAttribute('aria-setsize')).toBe('1000');
  await press('[Space]');
  await expect.poll(() => active()?.ariaChecked).toBe('false');
  expect(status()).toBe('1,010 of 1,011 ticked');
  expect(items().length).toBeLessThan(60);
  await press('{PageDown}');
  await expect.poll(() => active()?.ariaLabel).toMatch(/^new words 8\./);
  await press('{ArrowLeft}');
  expect(active()?.ariaChecked).toBe('mixed');
  await press('[Space]');
  await expect.poll(status).toBe('11 of 1,011 ticked');
  await press('{Control>}a{/Control}');
  await expect.poll(status).toBe('All of it is ticked');
  await press('{Control>}a{/Control}');
  await expect.poll(status).toBe('Nothing is ticked');
  await press('{Enter}');
  expect(asked).not.toContain('accept');
  await press('{Control>}a{/Control}{Enter}');
  expect(asked.filter((each) => each === 'accept')).toHaveLength(1);
  await press('{Escape}');
  expect(asked.at(-1)).toBe('cancel');
  expect(dialog()).toBeNull();
});

test('every heading is ticked and left out as a whole, by mouse and by key', async () => {
  const { asked } = await shown(ordinary);
  const headings = () => items().filter(({ ariaLevel }) => ariaLevel === '1');
  expect(headings().filter(({ ariaChecked }) => ariaChecked !== 'true')).toEqual([]);
  await press('{Home}');
  for (let at = 0; at < headings().length; at++) {
    const before = asked.length;
    await press('[Space]');
    await expect
      .poll(() => asked.slice(before).some((each) => each.startsWith('leave')))
      .toBe(true);
    await press('{ArrowLeft}{ArrowDown}');
  }
  expect(asked).toContain('leave conflicts');
  expect(asked.filter((each) => each === 'leave document')).toHaveLength(3);
});

test('an analyst is left out, and half ticked, as what is under the name is', async () => {
  const { asked } = await shown(ordinary);
  const ben = () => items().find(({ ariaLabel }) => ariaLabel?.startsWith('Ben') === true);
  await after(() => ben()?.querySelector<HTMLElement>('[data-tick]')?.click());
  await expect.poll(() => ben()?.ariaChecked).toBe('false');
  expect(asked.filter((each) => each === 'leave group')).toHaveLength(2);
  const changed = () =>
    items().find(({ ariaLabel }) => ariaLabel?.startsWith('3 changed') === true);
  await after(() => changed()?.querySelector<HTMLElement>('[data-tick]')?.click());
  await expect.poll(() => ben()?.ariaChecked).toBe('mixed');
});

test('what deletes a million of one’s annotations says so first, and draws a screenful of them', async () => {
  const { asked } = await shown(
    previewOf({
      changes: 1_000_000,
      groups: [group('deleted', 1_000_000, 'Mallory', { yours: 1_000_000 })],
    }),
  );
  expect(labels()).toEqual([
    'Deletes 1,000,000 annotations of yours',
    '1,000,000 deleted annotations, by Mallory, yours',
  ]);
  await press('{ArrowDown}{ArrowRight}{End}');
  await expect.poll(() => active()?.ariaLabel).toMatch(/^deleted words 999999\./);
  expect(items().length).toBeLessThan(60);
  expect(asked.filter((each) => each.startsWith('records')).length).toBeLessThan(6);
});

test('where all is here already, that is said, and there is only leaving', async () => {
  const { show } = await shown(previewOf({ changes: 0, documents: [documentOf('One')] }));
  expect(dialog()?.textContent).toContain('Everything in it is here already.');
  expect(dialog()?.textContent).not.toContain('since');
  const since = previewOf({ changes: 0, since: 'deleted' });
  await after(() => show({ kind: 'preview', name: 'theirs.obelus', preview: since }));
  expect(dialog()?.textContent).toContain('What was undone or deleted here since stays so.');
  expect(tree()).toBeNull();
  expect(document.activeElement?.textContent).toBe('Close');
});

test('where only conflicts are settled, that is said', async () => {
  await shown(previewOf({ changes: 2, settled: 2 }));
  expect(dialog()?.textContent).toContain('2 conflicts would be settled as it is shown now.');
  expect(document.activeElement?.textContent).toBe('Open');
});

test('a locked file asks for its passphrase, says that one is wrong, and keeps what was typed', async () => {
  const { asked, show } = await shown(ordinary);
  await after(() => show({ kind: 'locked', name: 'theirs.obelus', isWrong: false }));
  expect(document.activeElement?.getAttribute('type')).toBe('password');
  await press('open sesame{Enter}');
  expect(asked).toContain('unlock open sesame');
  await after(() => show({ kind: 'reading', name: 'theirs.obelus', done: 0, total: 1 }));
  await after(() => show({ kind: 'locked', name: 'theirs.obelus', isWrong: true }));
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('not its passphrase');
  await press('{ArrowRight}!');
  expect(document.querySelector('[role="alert"]')?.textContent).toBe('');
  await press('{Enter}');
  expect(asked).toContain('unlock open sesame!');
});

test('reading is shown once it takes long, can be left, and a refusal offers another file', async () => {
  const { asked, show } = await shown(ordinary);
  await after(() => show(null));
  expect(dialog()).toBeNull();
  await after(() => show({ kind: 'reading', name: 'big.obelus', done: 1, total: 4 }));
  expect(dialog()).toBeNull();
  await expect.poll(dialog).not.toBeNull();
  await expect.poll(() => document.activeElement?.textContent).toBe('Cancel');
  await after(() =>
    show({ kind: 'refused', name: 'big.obelus', message: 'big.obelus is cut off.' }),
  );
  expect(dialog()?.textContent).toContain('big.obelus is cut off.');
  expect(document.activeElement?.textContent).toBe('Close');
  await press('{Shift>}{Tab}{/Shift}{Enter}');
  expect(asked.slice(-2)).toEqual(['cancel', 'choose file']);
});

test('rows are where their heights put them, in any state of the tree', () => {
  for (const unfolded of [
    new Map(),
    new Map([
      ['analyst of-Ben', true],
      ['group Ben/new/annotation', true],
    ]),
  ]) {
    const rows = new TreeRows(ordinary, unfolded, new Map());
    let top = 0;
    for (let index = 0; index < rows.count; index += 1) {
      const row = rows.rowAt(index);
      expect(rows.topOf(index)).toBe(top);
      expect(rows.indexAt(top + 1)).toBe(index);
      expect(rows.indexOf(row?.key ?? '')).toBe(index);
      top = index + 1 < rows.count ? rows.topOf(index + 1) : rows.height;
    }
    expect(top).toBe(rows.height);
    expect(rows.rowAt(rows.count)).toBeNull();
  }
});

test('the writing of a file is followed, and ended by Escape with nothing written', async () => {
  const { workbench } = fakeOpening(ordinary);
  workbench.state.setState({ projectName: 'Ours', documents: [], notices: [], isPrivate: false });
  Object.assign(workbench, { setProjectName: () => undefined });
  workbench.projects.save = (_, watch) =>
    new Promise((resolve) => {
      watch?.tell(1, 4);
      watch?.signal.addEventListener('abort', () => resolve(false));
    });
  let isClosed = false;
  await render(<SaveProjectDialog workbench={workbench} onClose={() => void (isClosed = true)} />);
  const bar = () => document.querySelector('[role="progressbar"]');
  await press('{Enter}');
  await expect.poll(() => bar()?.getAttribute('aria-valuetext')).toBe('25%');
  await press('{Escape}');
  await expect.poll(status).toBe('Nothing was written.');
  expect([bar(), isClosed]).toEqual([null, false]);
  await press('{Escape}');
  expect(isClosed).toBe(true);
});

test('a file is saved under its name, blind and locked where asked for, once both passphrases agree', async () => {
  const asks: (SavingAsk & { readonly name: string })[] = [];
  const { workbench } = fakeOpening(ordinary);
  const { state } = workbench;
  let name = '';
  Object.assign(workbench, { setProjectName: (given: string) => void (name = given) });
  state.setState({ projectName: '', documents: [], notices: [], isPrivate: false });
  workbench.projects.save = async (ask) => {
    asks.push({ ...ask, name });
    if (asks.length === 1)
      state.setState({ notices: [{ id: 1, kind: 'problem', text: 'The disk is full.' }] });
    return asks.length > 1;
  };
  let isClosed = false;
  await render(<SaveProjectDialog workbench={workbench} onClose={() => void (isClosed = true)} />);
  await press('Ours{Tab}[Space]{Tab}[Space]');
  await press('long w\u00e4y{Tab}long');
  expect(dialog()?.textContent).not.toContain('not the same');
  await press('er{Enter}');
  expect(dialog()?.textContent).toContain('The two are not the same.');
  expect(asks).toEqual([]);
  await press('{Backspace}{Backspace} wa\u0308y{Enter}');
  expect(asks).toEqual([{ isBlind: true, passphrase: 'long w\u00e4y', name: 'Ours' }]);
  await expect.poll(status).toBe('The disk is full.');
  expect(isClosed).toBe(false);
  await press('{Enter}');
  await expect.poll(() => isClosed).toBe(true);
});
