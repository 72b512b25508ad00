import { useState, type ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OfferField, type FieldProblem, type Offer } from '#renderer/ui';
import { after, render } from '../panels/render.tsx';

const fruits = ['apple', 'apricot', 'banana'];

/** Offers fruits that the last word begins. */
const offersAt = (value: string, caret: number): readonly Offer[] => {
  const start = value.lastIndexOf(' ', caret - 1) + 1;
  const begun = value.slice(start, caret);
  return fruits
    .filter((fruit) => fruit.startsWith(begun))
    .map((fruit) => ({
      start,
      end: caret,
      insert: `${fruit} `,
      label: fruit,
      isMeant: begun.length > 2,
    }));
};

interface Heard {
  readonly value: string[];
  readonly down: () => void;
  readonly leave: () => void;
}

function Basket({
  heard,
  problems = [],
}: {
  readonly heard: Heard;
  readonly problems?: readonly FieldProblem[];
}): ReactNode {
  const [value, setValue] = useState('');
  return (
    <OfferField
      label="Fruit"
      placeholder="Fruit"
      value={value}
      onChange={(next) => {
        heard.value.push(next);
        setValue(next);
      }}
      offersAt={offersAt}
      problems={problems}
      onDown={heard.down}
      onLeave={heard.leave}
    />
  );
}

async function shown(problems: readonly FieldProblem[] = []) {
  const heard = { value: [] as string[], down: vi.fn(), leave: vi.fn() };
  const box = await render(<Basket heard={heard} problems={problems} />);
  const field = box.querySelector('input') as HTMLInputElement;
  await after(() => {
    field.focus();
  });
  const type = (keys: string): Promise<void> => after(() => userEvent.keyboard(keys));
  const offers = (): readonly string[] =>
    [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent ?? '');
  const pointed = (): string | null => {
    const id = field.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.textContent ?? '');
  };
  return { heard, box, field, type, offers, pointed };
}

test('offers come while one types, and go when nothing fits', async () => {
  const { field, type, offers } = await shown();
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(offers()).toEqual([]);
  await type('a');
  expect(offers()).toEqual(['apple', 'apricot']);
  expect(field.getAttribute('aria-expanded')).toBe('true');
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  expect(list?.getAttribute('role')).toBe('listbox');
  await type('x');
  expect(offers()).toEqual([]);
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

test('Down and Up go round the offers, and Enter takes the one that is pointed at', async () => {
  const { heard, field, type, offers, pointed } = await shown();
  await type('a');
  expect(pointed()).toBeNull();
  await type('{ArrowDown}');
  expect(pointed()).toBe('apple');
  await type('{ArrowUp}');
  expect(pointed()).toBe('apricot');
  await type('{ArrowDown}{ArrowDown}{Enter}');
  expect(field.value).toBe('apricot ');
  expect(field.selectionStart).toBe(8);
  expect(document.activeElement).toBe(field);
  expect(offers()).toEqual([]);
  expect(heard.down).not.toHaveBeenCalled();
});

test('Tab takes what is meant, and else goes on to the next part', async () => {
  const { field, type, pointed } = await shown();
  await type('ban');
  expect(pointed()).toBe('banana');
  await type('{Tab}');
  expect(field.value).toBe('banana ');
  expect(document.activeElement).toBe(field);
  await type('a{Tab}');
  expect(field.value).toBe('banana a');
  expect(document.activeElement).not.toBe(field);
});

test('what is taken stands where the word was, and is taken back with the field’s own undo', async () => {
  const { field, type } = await shown();
  await type('ap banana');
  await after(() => {
    field.setSelectionRange(2, 2);
  });
  await type('p{Enter}');
  expect(field.value).toBe('apple  banana');
  await type('{Control>}z{/Control}');
  expect(field.value).toContain('app banana');
});

test('Esc puts the offers away first, and only then leaves', async () => {
  const { heard, field, type, offers } = await shown();
  await type('a');
  await type('{Escape}');
  expect(offers()).toEqual([]);
  expect(heard.leave).not.toHaveBeenCalled();
  expect(field.value).toBe('a');
  await type('{Escape}');
  expect(heard.leave).toHaveBeenCalledOnce();
});

test('Down, and Enter with nothing to take, lead on; Alt and Down show the offers', async () => {
  const { heard, type, offers } = await shown();
  await type('{ArrowDown}');
  expect(heard.down).toHaveBeenCalledTimes(1);
  await type('a{Enter}');
  expect(heard.down).toHaveBeenCalledTimes(2);
  expect(offers()).toEqual([]);
  await type('{Alt>}{ArrowDown}{/Alt}');
  expect(offers()).toEqual(['apple', 'apricot']);
});

test('a press takes an offer, and the keyboard stays in the field', async () => {
  const { field, type } = await shown();
  await type('a');
  const option = [...document.querySelectorAll<HTMLElement>('[role=option]')][1];
  await after(() => userEvent.click(option as HTMLElement));
  expect(field.value).toBe('apricot ');
  expect(document.activeElement).toBe(field);
});

test('keys of an input method are its own', async () => {
  const { heard, field, type, offers } = await shown();
  await type('a');
  for (const key of ['Enter', 'Escape', 'ArrowDown']) {
    const event = new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }); // prettier-ignore
    await after(() => field.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(false);
  }
  expect(field.value).toBe('a');
  expect(offers()).toEqual(['apple', 'apricot']);
  expect(heard.leave).not.toHaveBeenCalled();
  expect(heard.down).not.toHaveBeenCalled();
});

test('problems are read with the field, and underlined where they stand', async () => {
  const { box, field, type } = await shown([{ start: 2, end: 5, text: 'No fruit.' }]);
  await type('a bcd e');
  const told = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(told?.textContent).toBe('No fruit.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const spans = [...box.querySelectorAll<HTMLElement>('[aria-hidden] > span')];
  expect(spans.map(({ textContent }) => textContent)).toEqual(['a ', 'bcd', ' e']);
  expect(spans.map((span) => getComputedStyle(span).textDecorationLine)).toEqual([
    'none',
    'underline',
    'none',
  ]);
  const mirror = spans[0]?.parentElement as HTMLElement;
  const edges = [mirror, field].map((element) => {
    const { left, width, height } = element.getBoundingClientRect();
    const { paddingLeft, font } = getComputedStyle(element);
    return { left, width, height, paddingLeft, font };
  });
  expect(edges[0]).toEqual(edges[1]);
});
