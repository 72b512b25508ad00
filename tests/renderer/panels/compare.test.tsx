import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotationId, DocumentId, TagId } from '#core/model';
import { ComparePanel } from '#renderer/panels/compare';
import type { CompareMember, CompareRow, Workbench } from '#renderer/store';
import { strings } from '#renderer/words';
import { csvOf } from '../../../src/renderer/panels/compare/csv.ts';
import { partsOf } from '../../../src/renderer/panels/compare/differing.ts';
import { figuresSvg } from '../../../src/renderer/panels/compare/figures-picture.ts';
import {
  figureFields,
  reasonsIn,
  type FigureLine,
} from '../../../src/renderer/panels/compare/figures.ts';
import { actor, claim, statistic, tag } from '../store/surroundings.ts';
import { hand, installation, settled } from '../store/two-analysts.ts';
import { after, render } from './render.tsx';

const TEXT = 'In May 2021 the ministry counted 45 people. The office denied it, and Beta agreed.';

interface Panel {
  readonly box: HTMLElement;
  readonly workbench: Workbench;
  readonly said: string[];
  readonly left: string[];
  press(keys: string): Promise<void>;
  rows(): readonly HTMLElement[];
  current(): string | null;
}

/** Anna and Ben side by side; Anna looks. */
async function panelOn(
  annas: readonly (readonly [string, TagId])[],
  bens: readonly (readonly [string, TagId])[],
): Promise<Panel> {
  const anna = await installation('Anna', [TEXT]);
  const ben = await installation('Ben', [TEXT]);
  for (const [words, as] of annas) tag(anna.workbench, words, as);
  for (const [words, as] of bens) tag(ben.workbench, words, as);
  await hand(ben, anna);
  const { workbench } = anna;
  const said: string[] = [];
  const left: string[] = [];
  const box = await render(
    <ComparePanel
      workbench={workbench}
      onLeave={() => left.push('text')}
      onPlace={() => left.push('place')}
      onCard={() => left.push('card')}
      onSay={(sentence) => said.push(sentence)}
    />,
  );
  box.style.width = '900px';
  await after(async () => {
    workbench.comparing.open([anna.me, ben.me]);
    await settled(workbench);
  });
  return {
    box,
    workbench,
    said,
    left,
    press: async (keys) => {
      await after(async () => {
        await userEvent.keyboard(keys);
        await settled(workbench);
      });
    },
    rows: () => [...box.querySelectorAll<HTMLElement>('[role="option"]')],
    current: () => box.querySelector('[data-current]')?.getAttribute('aria-label') ?? null,
  };
}

test('each row says who did what, and by key one goes through what is to be decided', async () => {
  const { rows, current, press, said, box } = await panelOn(
    [
      ['the ministry', actor],
      ['45 people', statistic],
      ['The office', actor],
    ],
    [
      ['the ministry', actor],
      ['45 people', claim],
      ['The office denied', actor],
    ],
  );
  expect(document.activeElement).toBe(box.querySelector('[role="listbox"]'));
  expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([
    'The same. Anna: Actor, “the ministry”. Ben: Actor, “the ministry”.',
    'Another tag. Anna: Statistic, “45 people”. Ben: Claim, “45 people”.',
    'Overlapping. Anna: Actor, “The office”. Ben: Actor, “The office denied”.',
  ]);
  await press('j');
  expect(current()).toContain('45 people');
  await press('1');
  expect(said.at(-1)).toBe('Took over what Anna did. 1 of 2 decided.');
  expect(current()).toContain('The office');
  await press('b');
  expect(box.textContent).toContain('2 of 2 decided');
  await press('j');
  expect(said.at(-1)).toBe('Nothing else is undecided here.');
});

test('what only one has of a passage is marked; the text follows the row', async () => {
  const { box, press, workbench, left } = await panelOn(
    [['The office', actor]],
    [['The office denied', actor]],
  );
  expect([...box.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
    ' denied',
  ]);
  await press('{ArrowDown}{ArrowRight}');
  const { focused, open } = workbench.state.getState();
  expect(open?.annotations.get(focused as AnnotationId)?.exact).toBe('The office denied');
  await press('{Enter}');
  expect(left).toEqual(['place']);
  await press('{Escape}');
  expect(left).toEqual(['place', 'text']);
});

test('one is taken over and changed on its card; the list of undecided ones grows shorter', async () => {
  const { box, press, workbench, left, rows } = await panelOn(
    [
      ['45 people', statistic],
      ['Beta', actor],
    ],
    [['45 people', claim]],
  );
  await after(() => box.querySelector<HTMLElement>('label input')?.click());
  expect(rows()).toHaveLength(2);
  await after(() => box.querySelector<HTMLElement>('[role="listbox"]')?.focus());
  await press('j');
  await press('e');
  expect(left).toEqual(['card']);
  expect(rows()).toHaveLength(1);
  const { focused, open } = workbench.state.getState();
  expect(open?.annotations.get(focused as AnnotationId)?.creator).toBe('Adjudicated');
});

test('nothing is taken over from who has nothing here, and that is said in its place', async () => {
  const { rows, press, said, box } = await panelOn([['45 people', statistic]], []);
  await press('j2');
  expect(said.at(-1)).toBe('Ben has nothing here to take over. X keeps none.');
  expect(rows()[0]?.textContent).toContain('Nothing to take over; X keeps none');
  expect(box.textContent).toContain('0 of 1 decided');
  await press('x');
  expect(box.textContent).toContain('1 of 1 decided');
});

test('what another said since is told with the name, and what one of three lacks', async () => {
  const { rows, workbench } = await panelOn([['45 people', claim]], [['45 people', claim]]);
  const bens = workbench.state.getState().comparing?.rows[0]?.members[1]?.id as AnnotationId;
  await after(async () => {
    workbench.retag(bens, statistic);
    await settled(workbench);
  });
  expect(rows()[0]?.getAttribute('aria-label')).toMatch(
    /Ben: Statistic, “45 people”, the tag is Anna’s, /,
  );
  expect(rows()[0]?.textContent).toContain('by Anna');
  expect([0, 1, 2].map((without) => strings.compare.kindOf('same', without))).toEqual([
    'The same',
    'The same, one without',
    'The same, 2 without',
  ]);
});

const member = (start: number, exact: string): CompareMember => ({
  analyst: '' as CompareMember['analyst'],
  id: String(start) as AnnotationId,
  tag: claim,
  exact,
  prefix: '',
  suffix: '',
  value: null,
  changed: [],
  note: '',
  start,
  end: start + [...exact].length,
});

const rowOf = (...members: readonly CompareMember[]): CompareRow => ({
  key: '',
  document: '' as DocumentId,
  kind: 'overlapping',
  isWhole: true,
  isDisagreement: true,
  members,
  decided: null,
});

test('parts of passages are cut at whole characters, and long ones in their middle', () => {
  const [first, second] = [member(0, '𝐀𝐁𝐂'), member(1, '𝐁𝐂𝐃')] as const;
  const row = rowOf(first, second);
  expect(partsOf(row, first)).toMatchObject({ head: '𝐀', common: '𝐁𝐂', tail: '' });
  expect(partsOf(row, second)).toMatchObject({ head: '', common: '𝐁𝐂', tail: '𝐃' });
  const long = member(0, 'x'.repeat(300));
  expect(partsOf(rowOf(long), long, 64).common).toHaveLength(63);
});

test('the tagged words have the room there is; what stands before them begins with a whole word', () => {
  const around = {
    prefix: 'pital, Washington D.C. Thursday, ',
    suffix: ' of that year, in the evening',
  };
  const short = { ...member(40, 'October 6'), ...around };
  const shown = (one: CompareMember, room: number): string =>
    Object.values(partsOf(rowOf(one), one, room)).join('|');
  expect(shown(short, 60)).toBe('D.C. Thursday, ||October 6|| of that year, in the');
  expect(shown(short, 32)).toBe('Thursday, ||October 6|| of that year, in the');
  expect(shown(short, 12)).toBe('||October 6|| of that year, in the');
  expect(shown({ ...short, prefix: 'In ' }, 60)).toMatch(/^In \|/);
  const long = { ...member(40, 'announced its expansion to the whole of the region'), ...around };
  expect(shown(long, 24)).toBe('||announced…the region||');
  const chain = [member(0, 'one two'), member(4, 'two three'), member(8, 'three four')] as const;
  const [first, second] = chain;
  expect(partsOf(rowOf(...chain), second)).toMatchObject({
    head: 'two ',
    common: '',
    tail: 'three',
  });
  expect(partsOf(rowOf(...chain), first)).toMatchObject({ head: 'one two', common: '', tail: '' });
});

const line = (name: string, ...cells: FigureLine['cells']): FigureLine => ({
  key: name,
  part: 'document',
  name,
  units: [1, 2],
  cells,
});

test('figures leave as numbers, and say why there are none', () => {
  const lines = [
    line('=1+1, “a”', { kind: 'value', value: 0.5 }),
    line('<b>', { kind: 'none', reason: 'no-pairs' }),
  ];
  expect(reasonsIn(lines)).toEqual(['no-pairs']);
  const csv = csvOf(figureFields(lines, ['Anna', 'Ben']));
  expect(csv).toContain(`document,"'=1+1, “a”",1,2,0.5,`);
  expect(csv).toContain('document,<b>,1,2,,Nothing that two of them annotated lies together.');
  const svg = figuresSvg('Anna & Ben', lines, {
    paper: '#fff',
    ink: '#000',
    quiet: '#555',
    bar: '#00f',
    rule: '#ddd',
  });
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(drawn.querySelector('parsererror')).toBeNull();
  expect(drawn.querySelector('b')).toBeNull();
  const words = drawn.documentElement.textContent;
  expect(words).toContain('0.50');
  expect(words).toMatch(/F1 exact.*Documents.*=1\+1/s);
  // Gamma was not asked for.
  expect(words).not.toContain('γ');
});

test('the row that is shown as stood on at first is decided by key, and the next one comes', async () => {
  const { workbench, press, current } = await panelOn(
    [
      ['May 2021', claim],
      ['45 people', statistic],
    ],
    [],
  );
  expect(workbench.state.getState().comparing?.current).toBeNull();
  await press('1');
  await settled(workbench);
  expect(workbench.state.getState().comparing?.decided).toBe(1);
  expect(current()).toContain('45 people');
});
