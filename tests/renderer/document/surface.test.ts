import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf16, type DocumentBody, type TextRange } from '#core/text';
import { mountSurface, type Surface } from '../../../src/renderer/document/surface.ts';
import { bodyOf, proseOf } from './bodies.ts';

let scroller: HTMLElement;
let surface: Surface | null = null;
let selections: TextRange[] = [];

function mount(body: DocumentBody): Surface {
  const inner = document.createElement('div');
  inner.style.cssText = 'width: 600px; font: 17px/28px serif; white-space: pre-wrap';
  scroller.replaceChildren(inner);
  surface = mountSurface(scroller, inner, body, 'Text', {
    selectionChanged: (range) => selections.push(range),
    layoutChanged: () => {},
  });
  return surface;
}

const range = (start: number, end: number): TextRange => ({ start: utf16(start), end: utf16(end) });
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

beforeEach(() => {
  scroller = document.createElement('div');
  scroller.style.cssText = 'height: 600px; width: 700px; overflow: auto';
  document.body.replaceChildren(scroller);
  selections = [];
});
afterEach(() => {
  surface?.destroy();
  surface = null;
});

test('of a long text only what is near the viewport is in the DOM', async () => {
  mount(proseOf(4_000_000));
  await frame();
  expect(scroller.querySelectorAll('*').length).toBeLessThan(600);
  expect(scroller.textContent.length).toBeLessThan(40_000);
  expect(scroller.scrollHeight).toBeGreaterThan(1_000_000);
});

test.each([0, 0.1, 0.5, 0.77, 0.999])(
  'revealing an offset at %d of the text brings its very words into view',
  async (fraction) => {
    const body = proseOf(4_000_000);
    const { reveal, rectAt } = mount(body);
    const offset = Math.floor(body.text.length * fraction);
    reveal(offset);
    await frame();
    const box = scroller.getBoundingClientRect();
    const rect = rectAt(offset, 'start');
    expect(rect.top).toBeGreaterThanOrEqual(box.top - 1);
    expect(rect.bottom).toBeLessThanOrEqual(box.bottom + 1);
    const line = document.elementFromPoint(box.left + 50, (rect.top + rect.bottom) / 2);
    expect(body.text).toContain(line?.textContent);
  },
);

test('wherever one scrolls, there is text and no blank', async () => {
  mount(proseOf(800_000));
  const steps = 23;
  for (let step = 0; step <= steps; step++) {
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * (step / steps);
    await frame();
    await frame();
    const box = scroller.getBoundingClientRect();
    for (const y of [box.top + 20, box.top + 300, box.bottom - 20]) {
      const hit = document.elementFromPoint(box.left + 100, y);
      expect(hit?.closest('[data-placeholder]')).toBe(null);
    }
  }
});

test('what is in view stays in place while heights above it settle', async () => {
  const body = proseOf(800_000);
  const { reveal, rectAt } = mount(body);
  const offset = Math.floor(body.text.length / 2);
  reveal(offset);
  const before = rectAt(offset, 'start').top;
  for (let count = 0; count < 10; count++) await frame();
  expect(Math.abs(rectAt(offset, 'start').top - before)).toBeLessThan(2);
});

test('a selection runs past the window, and copying gives the canonical text of all of it', async () => {
  const body = proseOf(800_000);
  const { setSelection, view } = mount(body);
  setSelection(range(10, body.text.length - 10));
  await frame();
  expect(selections.at(-1)).toEqual(range(10, body.text.length - 10));
  expect(scroller.textContent.length).toBeLessThan(60_000);
  const clipboardData = new DataTransfer();
  view.dom.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData, cancelable: true, bubbles: true }),
  );
  expect(clipboardData.getData('text/plain')).toBe(body.text.slice(10, -10));
});

test('the selection that the screen shows is read at once when asked for', () => {
  const body = bodyOf(['alpha beta gamma', 'delta']);
  const { view, flushSelection } = mount(body);
  view.focus();
  const text = scroller.querySelector('p')?.firstChild as Text;
  getSelection()?.setBaseAndExtent(text, 6, text, 10);
  flushSelection();
  expect(selections.at(-1)).toEqual(range(6, 10));
});

const press = (surfaceNow: Surface, key: string, init: KeyboardEventInit = {}): boolean =>
  surfaceNow.view.dom.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );

test('the keys for the ends and for all of the text reach what is not in the DOM', async () => {
  const body = proseOf(800_000);
  const now = mount(body);
  now.view.focus();
  press(now, 'End', { ctrlKey: true });
  expect(selections.at(-1)).toEqual(range(body.text.length, body.text.length));
  await frame();
  expect(scroller.scrollTop + scroller.clientHeight).toBeGreaterThan(scroller.scrollHeight - 600);
  press(now, 'Home', { ctrlKey: true, shiftKey: true });
  expect(selections.at(-1)).toEqual(range(0, body.text.length));
  press(now, 'Home', { ctrlKey: true });
  press(now, 'a', { ctrlKey: true });
  expect(selections.at(-1)).toEqual(range(0, body.text.length));
});

test('page keys move the caret by about a screen, there and back', () => {
  const body = proseOf(800_000);
  const now = mount(body);
  now.view.focus();
  for (let count = 0; count < 30; count++) press(now, 'PageDown');
  const reached = selections.at(-1)?.start ?? 0;
  expect(reached).toBeGreaterThan(20_000);
  for (let count = 0; count < 40; count++) press(now, 'PageUp');
  expect(selections.at(-1)?.start).toBe(0);
});

test.each(['insertText', 'deleteContentBackward', 'insertParagraph', 'insertFromPaste'])(
  'the text cannot be edited (%s)',
  (inputType) => {
    const body = bodyOf(['alpha beta gamma']);
    const { view } = mount(body);
    view.focus();
    const event = new InputEvent('beforeinput', {
      inputType,
      data: 'x',
      cancelable: true,
      bubbles: true,
    });
    expect(view.dom.dispatchEvent(event)).toBe(false);
    expect(scroller.textContent).toBe(body.text);
  },
);

test('text that is changed from outside is put back', async () => {
  const body = bodyOf(['alpha beta gamma']);
  const { view } = mount(body);
  view.focus();
  (scroller.querySelector('p')?.firstChild as Text).data = 'something else';
  await frame();
  await frame();
  expect(view.dom.textContent).toBe(body.text);
});

test('a paragraph of a million characters is cut for the screen and whole in the text', async () => {
  const body = bodyOf(['word '.repeat(200_000)]);
  const { rectAt, reveal } = mount(body);
  reveal(700_003);
  await frame();
  expect(scroller.textContent.length).toBeLessThan(60_000);
  expect(rectAt(700_003, 'start').top).toBeGreaterThan(0);
});

test('when the page gets narrower, what was at the top stays there', async () => {
  const body = proseOf(800_000);
  const { reveal, topOffset } = mount(body);
  (scroller.firstElementChild as HTMLElement).style.width = '100%';
  reveal(400_000);
  for (let count = 0; count < 5; count++) await frame();
  const before = topOffset();
  scroller.style.width = '420px';
  for (let count = 0; count < 10; count++) await frame();
  expect(Math.abs(topOffset() - before)).toBeLessThan(1000);
});

test('headings are of the level that the text gives them, below no other', () => {
  const body = bodyOf(['Title', 'Part', 'Words of the part.']);
  const [title, part, prose] = body.blocks;
  if (title === undefined || part === undefined || prose === undefined) throw new Error('Blocks?');
  mount({
    ...body,
    blocks: [
      { ...title, kind: 'heading', level: 1 },
      { ...part, kind: 'heading', level: 2 },
      prose,
    ],
  });
  expect(scroller.querySelector('h1')?.textContent).toBe('Title');
  expect(scroller.querySelector('h2')?.textContent).toBe('Part');
});

test('a further paragraph of an item stands under no marker of its own', async () => {
  const body = bodyOf(['first of an item', 'second of it', 'another item']);
  const blocks = body.blocks.map((block, at) => ({
    ...block,
    kind: 'listItem' as const,
    level: 1,
    ...(at === 1 ? { continues: true as const } : {}),
  }));
  mount({ ...body, blocks });
  await frame();
  const items = [...scroller.querySelectorAll<HTMLElement>('[data-kind="listItem"]')];
  expect(items.map(({ dataset }) => dataset['unmarked'] !== undefined)).toEqual([
    false,
    true,
    false,
  ]);
});

test('signs for what is not seen are drawn and no part of the text: selected, copied, counted are its own', async () => {
  const hidden = [...'go'].map((each) => String.fromCodePoint(0xe0000 + each.charCodeAt(0)));
  const line = `pass\u200bword, \u202eturned\u202c12\u00ad34${hidden.join('')}, \u0007.`;
  const marker = { start: utf16(line.indexOf('12')), end: utf16(line.indexOf('34')), label: '12' };
  const body = bodyOf([line, 'plain'], [marker]);
  const { view, offsetAt, rectAt, setSelection } = mount(body);
  await frame();
  const signs = [...scroller.querySelectorAll<HTMLElement>('[data-unseen]')];
  expect(signs.map(({ dataset }) => [dataset['sign'], dataset['unseen']])).toEqual([
    ['ZWSP', 'suspect'],
    ['RLO', 'suspect'],
    ['PDF', 'suspect'],
    ['SHY', ''],
    ['TAG×2', 'suspect'],
    ['BEL', 'suspect'],
  ]);
  expect(signs.map(({ dataset }) => dataset['name'])).toEqual([
    'Zero-width space (U+200B)',
    'Right-to-left override (U+202E)',
    'End of a change of direction (U+202C)',
    'Soft hyphen (U+00AD)',
    '2 tag characters that spell “go”',
    'Control character U+0007',
  ]);
  expect(view.dom.textContent).toBe(line + 'plain');
  setSelection(range(0, line.length));
  const clipboardData = new DataTransfer();
  view.dom.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
  );
  expect(clipboardData.getData('text/plain')).toBe(line);
  for (const offset of [2, line.indexOf('word') + 2, line.indexOf('turned') + 3]) {
    const { left, top, bottom } = rectAt(offset, 'start');
    expect(Math.abs((offsetAt(left, (top + bottom) / 2) ?? -9) - offset)).toBeLessThanOrEqual(1);
  }
});
