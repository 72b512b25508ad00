import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { builtInTags, type DocumentId, type TagId } from '#core/model';
import { TablePanel } from '#renderer/panels/table';
import { createWorkbench, type Workbench } from '#renderer/store';
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
  for (let last = -1, same = 0; same < 4; ) {
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
  for (const document of [SECOND, FIRST]) {
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
  const box = await render(
    <TablePanel
      workbench={workbench}
      onLeave={() => left.push('text')}
      onPlace={() => left.push('place')}
      onQuery={() => left.push('query')}
    />,
  );
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
