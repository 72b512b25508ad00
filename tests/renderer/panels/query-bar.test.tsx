import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { builtInTags } from '#core/model';
import { QueryBar } from '#renderer/panels/query-bar';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { freshName, steady } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

interface Shown {
  readonly workbench: Workbench;
  readonly left: string[];
  readonly field: HTMLInputElement;
  query(): string;
  offers(): readonly string[];
  type(keys: string): Promise<void>;
  /** Presses a button, an entry, a box or a row by the words that it begins with. */
  press(words: string): Promise<void>;
  /** What is asked by a page of the filters, as home tells it. */
  entry(words: string): string;
  problem(): string | undefined;
}

async function shown(): Promise<Shown> {
  const host = fakeHost();
  host.give('sample', 'early.txt', 'Early report\n\nAlpha met Beta.');
  host.give('sample', 'late.txt', 'Late report\n\nGamma left.');
  const workbench = await createWorkbench(host.api, { databaseName: freshName(), ...steady() });
  onTestFinished(() => workbench.close());
  await workbench.settled();
  workbench.table.open('');
  const left: string[] = [];
  const box = await render(
    <QueryBar
      workbench={workbench}
      onList={() => left.push('list')}
      onLeave={() => left.push('text')}
    />,
  );
  box.style.width = '700px';
  const field = box.querySelector<HTMLInputElement>('[data-query-field]') as HTMLInputElement;
  const said = (element: Element): string =>
    element.getAttribute('aria-label') ?? element.textContent;
  return {
    workbench,
    left,
    field,
    query: () => workbench.state.getState().table?.ask.query ?? '',
    offers: () =>
      [...document.querySelectorAll('[role=listbox] [role=option]')].map(
        ({ textContent }) => textContent,
      ),
    type: (keys) => after(() => userEvent.keyboard(keys)),
    press: (words) =>
      after(() => {
        const root = document.querySelector('[role=dialog]') ?? document;
        const all = [...root.querySelectorAll<HTMLElement>('button, label, [role=option]')];
        return userEvent.click(all.find((each) => said(each).startsWith(words)) as HTMLElement);
      }),
    entry: (words) =>
      [...document.querySelectorAll<HTMLElement>('[role=dialog] button')]
        .map(({ textContent }) => textContent)
        .find((text) => text.startsWith(words))
        ?.slice(words.length) ?? '',
    problem: () => box.querySelector('p')?.textContent,
  };
}

const tag = builtInTags[0]?.label ?? '';

test('what is typed is asked at once, with tags, documents and fields offered', async () => {
  const { field, query, offers, type } = await shown();
  await after(() => {
    field.focus();
  });
  await type('ta');
  expect(offers()[0]).toBe('tag:Tag');
  await type('{ArrowDown}{Enter}');
  expect(query()).toBe('tag:');
  expect(offers()).toContain(tag);
  await type(tag.slice(0, 2));
  await type('{Enter}in:ear');
  expect(query()).toBe(`tag:${tag} in:ear`);
  expect(offers()).toHaveLength(1);
  await type('{Tab}');
  expect(query()).toMatch(new RegExp(`^tag:${tag} in:.*early.* $`, 'iu'));
});

test('of what cannot be read a sentence tells, but not while it is being typed', async () => {
  const { field, type, problem } = await shown();
  await after(() => {
    field.focus();
  });
  await type('date:so');
  expect(problem()).toBeUndefined();
  expect(field.hasAttribute('aria-invalid')).toBe(false);
  await type('on x');
  expect(problem()).toContain('“soon”');
  const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(told?.textContent).toContain('“soon”');
  await type(' by:nobody y');
  await after(() => {
    field.blur();
  });
  expect(told?.textContent).toContain('“nobody”');
});

test('Down leads to the list, Esc to the text, and the cross shows all again', async () => {
  const { field, left, query, type, press } = await shown();
  await after(() => {
    field.focus();
  });
  await type('zz{ArrowDown}{Escape}');
  expect(left).toEqual(['list', 'text']);
  await press('Show all annotations');
  expect(query()).toBe('');
  expect(document.activeElement).toBe(field);
});

test('tags and documents are chosen by a click each, and stand in the field', async () => {
  const { field, query, type, press, entry } = await shown();
  await after(() => {
    field.focus();
  });
  await type('alpha ');
  await press('Filter');
  await press('Tag');
  await press(tag);
  expect(query()).toBe(`alpha tag:${tag}`);
  await type('{ArrowDown}{Enter}');
  expect(query()).toBe(`alpha tag:${tag},${builtInTags[1]?.label ?? ''}`);
  await press(tag);
  expect(query()).toBe(`alpha tag:${builtInTags[1]?.label ?? ''}`);
  await type('{Escape}');
  expect(entry('Tag')).toBe(builtInTags[1]?.label);
  expect(document.activeElement?.textContent).toMatch(/^Tag/u);
  await press('Tag');
  await press('Remove');
  expect(query()).toBe('alpha');
  expect(field.value).toBe('alpha');
});

test('dates and numbers are asked between two ends, either of which may stay open', async () => {
  const { query, type, press, entry } = await shown();
  await press('Filter');
  await press('Date');
  await type('March 2021');
  expect(query()).toBe('date:2021-03..');
  await type('{Tab}2022');
  expect(query()).toBe('date:2021-03..2022-12');
  await type('{Backspace}{Backspace}{Backspace}{Backspace}1999');
  expect(query()).not.toContain('1999');
  expect(document.querySelector('[role=dialog] [role=status]')?.textContent).toMatch(
    /^Not a date/u,
  );
  await type('{Escape}');
  await press('Number');
  await type('1,200');
  expect(query()).toContain('number:>=1200');
  await type('{Escape}');
  expect(entry('Number')).toBe('>=1200');
});

test('whether there is a note, a value or a link is asked by a tick', async () => {
  const { query, press, field } = await shown();
  await press('Filter');
  await press('With a note');
  await press('Without the value');
  expect(query()).toBe('has:note is:unresolved');
  await press('With a note');
  expect(query()).toBe('is:unresolved');
  await press('Show all');
  expect(query()).toBe('');
  expect(field.value).toBe('');
  expect(document.querySelector('[role=dialog]')).toBeNull();
});
