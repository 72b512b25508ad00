import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConflictsPanel } from '#renderer/panels/conflicts';
import type { Workbench } from '#renderer/store';
import {
  markedParts,
  SHOWN_OF_PASSAGE,
} from '../../../src/renderer/panels/conflicts/marked-parts.ts';
import { cutAfter, cutBefore, saidShort } from '../../../src/renderer/panels/conflicts/said.ts';
import { atOdds, type Told } from '../store/at-odds.ts';
import { actor, annotationOf } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

interface Shown extends Told {
  readonly box: HTMLElement;
  readonly said: string[];
  readonly went: string[];
  list(): HTMLElement;
  /** The label of the active row. */
  active(): string;
  press(keys: string): Promise<void>;
}

const left = ({ state }: Workbench): number => state.getState().conflicts.count;

/** Until what was asked of the store is drawn. */
async function drawn(): Promise<void> {
  for (let at = 0; at < 2; at++)
    await after(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

async function shown(): Promise<Shown> {
  const told = await atOdds();
  const said: string[] = [];
  const went: string[] = [];
  const box = await render(
    <ConflictsPanel
      workbench={told.anna}
      onLeave={() => went.push('left')}
      onPlace={() => went.push('place')}
      onClose={() => went.push('closed')}
      onSay={(sentence) => said.push(sentence)}
    />,
    500,
  );
  box.style.width = '900px';
  await drawn();
  const list = (): HTMLElement => box.querySelector('[role="listbox"]') as HTMLElement;
  await after(() => list().focus());
  return {
    ...told,
    box,
    said,
    went,
    list,
    active: () => {
      const id = list().getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.getAttribute('aria-label') ?? '';
    },
    press: async (keys) => {
      await after(() => userEvent.keyboard(keys));
      await drawn();
    },
  };
}

test('each is gone to by key, with both values, both people and the passage', async () => {
  const { box, active, press, anna, ids } = await shown();
  expect(active()).toBe(
    'Annotation: Forty-five people. note. Anna (you): Anna’s note. Ben: Ben’s note',
  );
  const sides = [...box.querySelectorAll('[aria-keyshortcuts]')];
  expect(sides.map((side) => side.querySelector('mark')?.textContent)).toEqual(['Anna’s', 'Ben’s']);
  expect(box.querySelector('blockquote')?.textContent).toContain('Forty-five people were counted');
  expect(anna.state.getState().focused).toBe(ids.counted);
  await press('j');
  expect(active()).toContain('tag. Anna (you): claim. Ben: actor');
  await press('{ArrowDown}');
  expect(active()).toContain('whether it stays');
  expect(anna.state.getState().focused).toBe(ids.mayor);
  await press('{End}');
  expect(active()).toContain('Actor: Mayor');
  await press('k');
  expect(active()).toContain('the autumn');
});

test('a number takes a side and goes on; undo comes back to it', async () => {
  const { anna, ids, active, press, said, list } = await shown();
  await press('j');
  const before = list().getAttribute('aria-activedescendant');
  await press('2');
  expect(annotationOf(anna, ids.counted).tag).toBe(actor);
  expect(said).toEqual(['Taken: actor. 4 conflicts left.']);
  expect(active()).toContain('whether it stays');
  // Another one in the same line: a screen reader says it.
  expect(list().getAttribute('aria-activedescendant')).not.toBe(before);
  await press('j');
  await after(() => anna.undo());
  await drawn();
  expect(left(anna)).toBe(5);
  expect(active()).toContain('tag. Anna (you): claim. Ben: actor');
  expect(list().getAttribute('aria-activedescendant')).toBe(before);
});

test('both, united, kept: all by key, until nothing is left and a button closes the view', async () => {
  const { anna, box, press, said, went, list } = await shown();
  await press('u');
  await press('b');
  await press('2');
  await press('b');
  await press('1');
  expect(left(anna)).toBe(0);
  expect(said).toEqual([
    'United. 4 conflicts left.',
    'Both kept. 3 conflicts left.',
    'Kept. 2 conflicts left.',
    'Both kept. 1 conflict left.',
    'Taken: Mayor Anna. All is decided.',
  ]);
  expect(box.textContent).toContain('All is decided.');
  expect(document.activeElement?.textContent).toBe('Close');
  await after(() => anna.undo());
  await drawn();
  expect(document.activeElement).toBe(list());
  await press('1');
  await press('{Enter}');
  expect(went).toEqual(['closed']);
});

test('Enter goes to the passage, also in another document; Escape leaves', async () => {
  const { anna, ids, press, went } = await shown();
  await press('jjj{Enter}');
  expect(anna.state.getState().focused).toBe(ids.autumn);
  await press('{Escape}');
  expect(went).toEqual(['place', 'left']);
});

test('all of one person’s is taken in one step', async () => {
  const { anna, box, said } = await shown();
  await after(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const button = [...box.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith('Take all'),
  );
  await after(() => userEvent.click(button as Element));
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Anna (you): 5 conflicts',
    'Ben: 5 conflicts',
  ]);
  await after(() => userEvent.click(items[1] as Element));
  await drawn();
  expect(left(anna)).toBe(0);
  expect(said).toEqual(['5 conflicts decided as Ben has it. All is decided.']);
  expect(box.textContent).toContain('What you chose holds');
  await after(() => anna.undo());
  await drawn();
  expect(left(anna)).toBe(5);
  // By whatever else than a choice made here.
  const [own] = await anna.conflicts.people();
  await after(() => anna.conflicts.resolveMany({ analyst: own?.analyst as never }));
  await drawn();
  expect(box.textContent).toContain('Nobody is at odds over anything any more.');
});

test('what differs is marked, what is shared for long is left out, and strangers are marked nowhere', () => {
  expect(markedParts('about 45 people', 'about 40 people')).toEqual([
    { kind: 'same', text: 'about ' },
    { kind: 'other', text: '45' },
    { kind: 'same', text: ' people' },
  ]);
  expect(markedParts('claim', 'actor')).toEqual([{ kind: 'same', text: 'claim' }]);
  const long = 'same words again '.repeat(60);
  const parts = markedParts(`${long}one`, `${long}two`);
  expect(parts.map(({ kind }) => kind)).toEqual(['same', 'left out', 'same', 'other']);
  expect(parts.map(({ text }) => text).join('').length).toBeLessThan(400);
});

test('of two long passages the ends are shown and said, and what stands around in whole words', () => {
  const long =
    'Though nobody had counted the people who came in the autumn, the mayor said there were';
  const parts = markedParts(`${long} forty-five`, `${long} forty-five of them`, SHOWN_OF_PASSAGE);
  expect(parts.map(({ text }) => text).join('')).toBe(
    'Though nobody had counted  …  said there were forty-five',
  );
  const side = {
    kind: 'value',
    choice: { kind: 'say', value: null },
    text: `${long}, and she said so again, forty-five`,
    context: { prefix: '', suffix: '' },
    by: [],
    isPicked: false,
  } as const;
  expect(saidShort(side)).toBe(
    'Though nobody had counted the people who came in the … mayor said there were, and she said so again, forty-five',
  );
  expect(cutBefore('ity forces since the January 2017. ')).toBe(
    '… forces since the January 2017. ',
  );
  expect(cutBefore('The beginning. ')).toBe('The beginning. ');
  expect(cutAfter(' is an overview of the histor')).toBe(' is an overview of the histor');
  expect(cutAfter(' is an overview of the whole histor')).toBe(' is an overview of the whole …');
});
