import { useState, type ReactNode } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  builtInTags,
  type AnalystId,
  type AnnotationId,
  type DocumentId,
  type TagId,
} from '#core/model';
import { TablePanel, type TablePart } from '#renderer/panels/table';
import { createWorkbench, type TableLine, type Workbench } from '#renderer/store';
import { fakeHost, idOfText } from '../store/fake-host.ts';
import { freshName, range, steady } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const TEXTS = [
  'Alpha met Beta in 2021.\nGamma counted 45 people, said Alpha.',
  'In 2022 Alpha was gone. Beta counted 9 more.',
];
const [FIRST, SECOND] = TEXTS.map(idOfText) as [DocumentId, DocumentId];

const tagOf = (kind: string): TagId => builtInTags.find((tag) => tag.kind === kind)?.id as TagId;

/** What is tagged before a test begins: passage, kind of tag. */
const TAGGED: readonly (readonly [DocumentId, string, string])[] = [
  [FIRST, 'Alpha', 'actor'],
  [FIRST, '2021', 'date'],
  [FIRST, '45 people', 'statistic'],
  [SECOND, '2022', 'date'],
  [SECOND, 'Beta', 'actor'],
];

interface Table {
  readonly box: HTMLElement;
  readonly workbench: Workbench;
  readonly left: string[];
  grid(): HTMLElement;
  /** Of each row of the body, the texts of its cells. */
  rows(): readonly (readonly string[])[];
  passages(): readonly string[];
  active(): string;
  ticked(): readonly string[];
  press(keys: string): Promise<void>;
  settled(): Promise<void>;
  button(name: string): HTMLElement;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });

/** Resolves when the table has read all, and tells of everything that is stored. */
async function standing(workbench: Workbench): Promise<void> {
  await workbench.settled();
  for (let last = -1, same = 0; same < 4;) {
    await pause();
    const { table } = workbench.state.getState();
    const now = table === null || table.standing.progress !== null ? -1 : table.standing.revision;
    same = now === last && now >= 0 ? same + 1 : 0;
    last = now;
  }
}

async function tableOn(tagged = TAGGED, texts = TEXTS): Promise<Table> {
  const host = fakeHost();
  for (const [index, text] of texts.entries()) host.give('sample', `text ${index}.txt`, text);
  const workbench = await createWorkbench(host.api, { databaseName: freshName(), ...steady() });
  onTestFinished(() => workbench.close());
  for (const document of texts.map(idOfText).toReversed()) {
    await workbench.openDocument(document);
    for (const [home, passage, kind] of tagged) {
      if (home !== document) continue;
      const start = workbench.state.getState().open?.body.text.indexOf(passage) ?? -1;
      workbench.select(range(start, start + passage.length));
      workbench.annotate(tagOf(kind));
    }
  }
  workbench.focus(null);
  await workbench.settled();
  const left: string[] = [];
  workbench.table.open();
  function Shown(): ReactNode {
    const [part, setPart] = useState<TablePart | null>(null);
    return (
      <TablePanel
        workbench={workbench}
        onLeave={() => left.push('text')}
        onPlace={() => left.push('place')}
        onQuery={() => left.push('query')}
        part={part}
        onPart={setPart}
      />
    );
  }
  const box = await render(<Shown />);
  box.style.width = '900px';
  await after(() => standing(workbench));
  const grid = (): HTMLElement => box.querySelector('[data-grid]') as HTMLElement;
  const body = (): readonly HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[data-index]')];
  const textsOf = (row: HTMLElement): readonly string[] =>
    [...row.querySelectorAll('[role="gridcell"]')].slice(1).map((cell) => cell.textContent);
  await after(() => grid().focus());
  return {
    box,
    workbench,
    left,
    grid,
    rows: () => body().map(textsOf),
    passages: () => body().map((row) => textsOf(row)[1] ?? textsOf(row)[0] ?? ''),
    active: () => {
      const id = grid().getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.textContent ?? '';
    },
    ticked: () =>
      body()
        .filter((row) => row.getAttribute('aria-selected') === 'true')
        .map((row) => textsOf(row)[1] ?? ''),
    press: (keys) =>
      after(async () => {
        await userEvent.keyboard(keys);
        await standing(workbench);
      }),
    settled: () => after(() => standing(workbench)),
    button: (name) =>
      [...box.querySelectorAll<HTMLElement>('button')].find(
        (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
      ) as HTMLElement,
  };
}

test('every annotation of every document is a row, in the order of documents and places', async () => {
  const { box, grid, rows } = await tableOn();
  expect(box.textContent).toContain('5 annotations');
  expect(grid().getAttribute('aria-rowcount')).toBe('6');
  expect(rows().map((cells) => cells.slice(0, 4))).toEqual([
    ['Actor', 'Alpha', '–', 'text 0'],
    ['Date', '2021', '–', 'text 0'],
    ['Statistic', '45 people', '–', 'text 0'],
    ['Date', '2022', '–', 'text 1'],
    ['Actor', 'Beta', '–', 'text 1'],
  ]);
});

test('arrows move and the text follows where it is open; Enter goes to the passage in another document', async () => {
  const { workbench, press, active, left } = await tableOn();
  expect(active()).toContain('Alpha');
  await press('{ArrowDown}');
  expect(active()).toContain('2021');
  const { focused, open, reveal } = workbench.state.getState();
  expect(open?.annotations.get(focused as never)?.exact).toBe('2021');
  expect(reveal?.at).toBe(TEXTS[0]?.indexOf('2021'));
  await press('{End}');
  expect(active()).toContain('Beta');
  expect(workbench.state.getState().open?.summary.id).toBe(FIRST);
  await press('{Enter}');
  expect(workbench.state.getState().open?.summary.id).toBe(SECOND);
  expect(left).toEqual(['place']);
  await press('{Escape}');
  expect(left).toEqual(['place', 'text']);
});

test('an annotation that is focused in the text is gone to in the table', async () => {
  const { workbench, active, settled } = await tableOn();
  const people = workbench.state
    .getState()
    .open?.annotations.inOrder()
    .find(({ exact }) => exact === '45 people');
  await after(() => workbench.focus(people?.id ?? null));
  await settled();
  expect(active()).toContain('45 people');
  expect(workbench.state.getState().table?.current?.id).toBe(people?.id);
});

test('from the first row a key leads to the headings, which sort, also by one more', async () => {
  const { box, press, passages, grid } = await tableOn();
  const headings = () =>
    [...box.querySelectorAll('[role="columnheader"]')].map((each) => [
      each.textContent,
      each.getAttribute('aria-sort'),
    ]);
  await press('{ArrowUp}');
  expect(document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.role).toBe(
    'columnheader',
  );
  await press('{Enter}');
  expect(headings()[1]).toEqual(['Tag', 'ascending']);
  expect(passages()).toEqual(['Alpha', 'Beta', '2021', '2022', '45 people']);
  await press('{ArrowRight}{Shift>}{Enter}{Enter}{/Shift}');
  expect(headings().slice(1, 3)).toEqual([
    ['Tag1', 'ascending'],
    ['Passage2', 'descending'],
  ]);
  expect(passages()).toEqual(['Beta', 'Alpha', '2022', '2021', '45 people']);
  await press('{ArrowDown}{Space}');
  expect(box.textContent).toContain('1 ticked');
});

test('Space ticks, Shift ticks on, and letters tick all, none and the others', async () => {
  const { press, ticked } = await tableOn();
  await press('{ArrowDown} ');
  expect(ticked()).toEqual(['2021']);
  await press('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(ticked()).toEqual(['2021', '45 people', '2022']);
  await press('i');
  expect(ticked()).toEqual(['Alpha', 'Beta']);
  await press('a');
  expect(ticked()).toHaveLength(5);
  await press('n');
  expect(ticked()).toEqual([]);
});

test('what is ticked gets another tag, a value and a note, is deleted, and comes back by undo', async () => {
  const { box, workbench, press, rows, button, settled } = await tableOn();
  const cells = (): readonly string[] => rows().map((row) => row.slice(0, 3).join('|'));
  const before = cells();
  await press('{ArrowDown} {ArrowDown}{ArrowDown} ');
  await after(() => userEvent.click(button('Change the tag of 2 annotations to claim')));
  await settled();
  expect(cells()).toEqual([
    'Actor|Alpha|–',
    'Claim|2021|–',
    'Statistic|45 people|–',
    'Claim|2022|–',
    'Actor|Beta|–',
  ]);
  expect(workbench.state.getState().notices.at(-1)?.text).toBe(
    'Changed the tag of 2 annotations in 2 documents to claim.',
  );
  await after(() => workbench.undo());
  await settled();
  expect(cells()).toEqual(before);

  await after(() => workbench.table.setValue({ kind: 'date', edtf: '2021-08' }));
  await settled();
  expect(cells().filter((cell) => cell.startsWith('Date'))).toEqual([
    'Date|2021|August 2021',
    'Date|2022|August 2021',
  ]);
  await after(() => userEvent.click(button('Note…')));
  await after(() => userEvent.keyboard('Look again{Control>}{Enter}{/Control}'));
  await settled();
  expect(rows().map((row) => row[4])).toEqual(['', 'Look again', '', 'Look again', '']);
  await after(() => userEvent.click(button('Delete 2 annotations')));
  await settled();
  expect(box.textContent).toContain('3 annotations');
  for (let undone = 0; undone < 3; undone++) await after(() => workbench.undo());
  await settled();
  expect(cells()).toEqual(before);
});

test('where nothing is ticked, a command is for the row of the keyboard and no other', async () => {
  const { box, workbench, press, passages, active } = await tableOn();
  await press('{ArrowDown}{Delete}');
  expect(passages()).toEqual(['Alpha', '45 people', '2022', 'Beta']);
  expect(active()).toContain('45 people');
  expect(workbench.state.getState().undoLabel).toBe('delete annotation');
  await press('{Delete}');
  expect(passages()).toEqual(['Alpha', '2022', 'Beta']);
  expect(box.textContent).toContain('This row');
});

test('V gives values of the kind that the rows are for, one row after another', async () => {
  const { workbench, press, rows, grid, settled } = await tableOn();
  const values = (): readonly string[] => rows().map((row) => row[2] ?? '');
  await press('{ArrowDown}');
  await press('v');
  await press('May 2021{Enter}');
  expect(document.activeElement).toBe(grid());
  await press('{ArrowDown}');
  await press('v');
  await press('45{Enter}');
  expect(values()).toEqual(['–', 'May 2021', '45', '–', '–']);
  await after(() => workbench.table.retag(tagOf('claim')));
  await settled();
  await press('v');
  const choice = document.activeElement as HTMLSelectElement;
  expect(choice.value).toBe('asserted');
  await press('{Escape}');
  expect(document.activeElement).toBe(grid());
  await press('{End} ');
  await press('{Home}v');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Actor');
});

test('groups have heads, which fold, and which tick all of theirs', async () => {
  const { box, grid, workbench, press, rows, ticked } = await tableOn();
  await after(() => workbench.table.change({ group: 'tag' }));
  await press('{Home}');
  expect(grid().getAttribute('role')).toBe('treegrid');
  const heads = (): readonly string[] =>
    [...box.querySelectorAll('[aria-expanded]')].map(
      (row) => `${row.getAttribute('aria-expanded') ?? ''} ${row.textContent}`,
    );
  expect(heads()).toEqual(['true Statistic1', 'true Actor2', 'true Date2']);
  expect(rows()).toHaveLength(8);
  await press('{ArrowDown}{ArrowDown}');
  await press(' ');
  expect(ticked().filter((passage) => passage !== '')).toEqual(['Alpha', 'Beta']);
  await press('-');
  expect(heads()).toEqual(['true Statistic1', 'false Actor2 · 2 ticked', 'true Date2']);
  expect(rows()).toHaveLength(6);
  await press('{ArrowRight}');
  expect(rows()).toHaveLength(8);
});

test('columns are chosen, moved and widened, and stay so', async () => {
  const { box, grid, workbench, press, button } = await tableOn();
  const headings = () =>
    [...box.querySelectorAll('[role="columnheader"]')].slice(1).map((each) => each.textContent);
  expect(headings()).toEqual(['Tag', 'Passage', 'Value', 'Document', 'Note', 'Links']);
  await after(() => userEvent.click(button('Columns')));
  const box2 = document.querySelector('[role="dialog"]') as HTMLElement;
  const check = (name: string) =>
    [...box2.querySelectorAll('label')].find((each) => each.textContent === name) as HTMLElement;
  await after(() => userEvent.click(check('Analyst')));
  await after(() => userEvent.click(check('Links')));
  await after(() =>
    userEvent.click(box2.querySelector('[aria-label="Move tag to the right"]') as HTMLElement),
  );
  await after(() => userEvent.keyboard('{Escape}'));
  expect(headings()).toEqual(['Passage', 'Tag', 'Value', 'Document', 'Note', 'Analyst']);
  await after(() => grid().focus());
  await press('{ArrowUp}{ArrowRight}{Alt>}{ArrowRight}{/Alt}');
  const tag = workbench.state.getState().tableColumns.find(({ column }) => column === 'tag');
  expect(tag?.width).toBe(120);
});

test('keys lead to the query, to the grouping, and to the clipboard', async () => {
  const { box, press, left, workbench } = await tableOn();
  await press('f');
  expect(left).toEqual(['query']);
  const copied: string[] = [];
  const { clipboard } = navigator;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = async (text) => void copied.push(text);
  onTestFinished(() => {
    clipboard.writeText = write;
  });
  await press(' c');
  expect(copied).toEqual([
    'Tag\tPassage\tValue\tDocument\tNote\tLinks\r\nactor\tAlpha\t\ttext 0\t\t0\r\n',
  ]);
  expect(workbench.state.getState().notices.at(-1)?.text).toBe('Copied 1 row.');
  await press('g');
  expect(document.activeElement).toBe(box.querySelector('select'));
});

test('a query that finds nothing says so, and the table is back without it', async () => {
  const { box, workbench, settled, passages } = await tableOn();
  await after(() => workbench.table.change({ query: 'tag:date' }));
  await settled();
  expect(box.textContent).toContain('2 of 5 annotations');
  expect(passages()).toEqual(['2021', '2022']);
  await after(() => workbench.table.change({ query: 'zebra' }));
  await settled();
  expect(passages()).toEqual([]);
  expect(box.textContent).toContain('No annotation is as asked.');
  await after(() => workbench.table.change({ query: 'date:2021 is:unresolved' }));
  await settled();
  expect(box.textContent).toContain('What is unresolved has no value yet');
  await after(() => workbench.table.change({ query: '' }));
  await settled();
  expect(passages()).toHaveLength(5);
});

test('what cannot be seen is not acted on: no row while the keys are on the headings, or none is shown', async () => {
  const { box, workbench, press, passages, settled } = await tableOn();
  const changed = (): string | null => workbench.state.getState().undoLabel;
  const before = changed();
  await press('{ArrowDown}{ArrowUp}{ArrowUp}{Delete}');
  expect(changed()).toBe(before);
  expect(box.textContent).toContain('0 ticked');
  await press('{ArrowDown}');
  expect(box.textContent).toContain('This row');
  await after(() => workbench.table.change({ query: 'zebra' }));
  await settled();
  await press('{Delete}');
  expect(changed()).toBe(before);
  expect(box.textContent).toContain('0 ticked');
  await after(() => workbench.table.change({ query: '' }));
  await settled();
  expect(passages()).toHaveLength(5);
  expect(box.textContent).toContain('This row');
});

test('a button that rests once its row is gone gives the keyboard to the table', async () => {
  const { workbench, button, grid, settled, passages } = await tableOn();
  await after(() => workbench.table.change({ query: 'tag:statistic' }));
  await settled();
  await after(() => button('Delete 1 annotation').focus());
  await after(() => userEvent.keyboard('{Enter}'));
  await settled();
  expect(passages()).toEqual([]);
  expect(document.activeElement).toBe(grid());
});

test('whatever is asked for next, the row of the keyboard is in view', async () => {
  const numbers = Array.from({ length: 60 }, (_, at) => String(100 + at));
  const tagged = numbers.map((number, at) => [FIRST, number, at % 2 ? 'date' : 'actor'] as const);
  const text = numbers.join(' ');
  const { box, grid, workbench, press, active, settled } = await tableOn(
    tagged.map(([, passage, kind]) => [idOfText(text), passage, kind]),
    [text, TEXTS[1] as string],
  );
  const scroller = grid().parentElement as HTMLElement;
  scroller.style.height = '200px';
  await settled();
  const isInView = (): boolean => {
    const row = box.querySelector('[data-index][data-active]')?.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    return row !== undefined && row.top >= view.top && row.bottom <= view.bottom + 1;
  };
  await press('{End}');
  expect(active()).toContain('159');
  expect(isInView()).toBe(true);
  for (const ask of [
    { group: 'tag' as const },
    { group: null },
    { sort: [{ by: 'passage' as const, isDescending: true }] },
    { query: 'tag:date' },
  ]) {
    await after(() => workbench.table.change(ask));
    await settled();
    expect(active()).not.toBe('');
    expect(isInView()).toBe(true);
  }
  expect(active()).toContain('159');
});

/** Rows of a table that nobody made. */
const rowsOf = (from: number, to: number): readonly TableLine[] =>
  Array.from({ length: to - from }, (_, at) => ({
    kind: 'row',
    id: `row ${from + at}` as AnnotationId,
    document: FIRST,
    tag: tagOf('claim'),
    exact: `passage ${from + at}`,
    value: null,
    note: '',
    analyst: '' as AnalystId,
    links: 0,
    made: '2026-01-01T00:00:00.000Z',
    changed: '2026-01-01T00:00:00.000Z',
    isTicked: false,
    isUnresolved: false,
    isPlaced: true,
    isToReview: false,
  }));

test('a key pressed before the first rows are there is obeyed as they come', async () => {
  const { workbench, grid, box, active } = await tableOn([]);
  (grid().parentElement as HTMLElement).style.height = '200px';
  let come = (): void => undefined;
  const coming = new Promise<void>((resolve) => (come = resolve));
  workbench.table.lines = async (from, to) => {
    await coming;
    return rowsOf(from, to);
  };
  await after(() => {
    workbench.state.setState(({ table: shown }) => {
      if (shown === null) throw new Error('The table is not open.');
      const standing = { ...shown.standing, revision: 1_000, total: 69, lines: 69 };
      return { table: { ...shown, standing } };
    });
  });
  await after(() => userEvent.keyboard('{End}'));
  come();
  await after(pause);
  await after(pause);
  expect(active()).toContain('passage 68');
  expect(box.querySelector('[data-index="68"]')?.hasAttribute('data-active')).toBe(true);
});

test('of a million rows only those near the window are drawn, and the last is reached by a key', async () => {
  const count = 1_200_000;
  const { workbench, grid } = await tableOn([]);
  const { table } = workbench;
  table.lines = (from, to) => Promise.resolve(rowsOf(from, to));
  const drawn = () => [...grid().querySelectorAll<HTMLElement>('[data-index]')];
  const press = (keys: string) =>
    after(async () => {
      await userEvent.keyboard(keys);
      await pause();
    });
  await after(() => {
    workbench.state.setState(({ table: shown }) => {
      if (shown === null) throw new Error('The table is not open.');
      const standing = { ...shown.standing, revision: 1_000, total: count, lines: count };
      return { table: { ...shown, standing } };
    });
  });
  await after(pause);
  expect(drawn()[0]?.textContent).toContain('passage 0');
  expect(drawn().length).toBeLessThan(60);
  await press('{End}');
  await after(pause);
  const last = drawn().at(-1);
  expect(last?.textContent).toContain(`passage ${count - 1}`);
  expect(grid().getAttribute('aria-activedescendant')).toBe(last?.id);
  const { top, bottom } = (last as HTMLElement).getBoundingClientRect();
  const view = grid().parentElement?.getBoundingClientRect();
  expect(bottom).toBeLessThan((view?.bottom ?? 0) + 2);
  expect(top).toBeGreaterThan(view?.top ?? 0);
  await press('{PageUp}{PageUp}{Home}');
  await after(pause);
  expect(drawn()[0]?.textContent).toContain('passage 0');
});
