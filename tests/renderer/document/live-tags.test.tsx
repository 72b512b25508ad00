import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TagId } from '#core/model';
import { ReadingSurface } from '#renderer/document';
import type { Tag, Workbench } from '#renderer/store';
import { after, render } from '../panels/render.tsx';
import { fakeHost } from '../store/fake-host.ts';
import {
  actor,
  claim,
  date,
  range,
  statistic,
  tag,
  words,
  workbenchOn,
} from '../store/surroundings.ts';

const paragraph = (at: number): string =>
  `Paragraph ${at} says that 45 people were counted by the ministry. It denied that afterwards.`;
const TEXT = Array.from({ length: 400 }, (_, at) => paragraph(at)).join('\n\n');

const ownTag = (label: string, more: Partial<Tag> = {}): Tag => ({
  id: `0f000000-0000-4000-8000-${label.padEnd(12, '0')}` as TagId,
  ...{ label, kind: 'plain', colour: 'rose', line: 'wavy', key: '', parent: null },
  ...{ definition: '', whenToUse: '', example: '', isRetired: false },
  ...more,
});

async function surfaceOn(text = TEXT) {
  const workbench = await workbenchOn(fakeHost(), text);
  onTestFinished(() => workbench.close());
  const box = await render(<ReadingSurface workbench={workbench} />, 600);
  box.style.width = '760px';
  await after(() => undefined);
  const scroller = box.querySelector<HTMLElement>('[class*="scroller"]') as HTMLElement;
  const text_ = (): Element => box.querySelector('.ProseMirror') as Element;
  return { workbench, box, scroller, text: text_ };
}

const setTags = (workbench: Workbench, change: (tags: readonly Tag[]) => readonly Tag[]) =>
  after(() => workbench.state.setState(({ tags }) => ({ tags: change(tags) })));

const painted = (name: string): string[] =>
  [...(CSS.highlights.get(name) ?? [])].map((stretch) => {
    const drawn = document.createRange();
    drawn.setStart(stretch.startContainer, stretch.startOffset);
    drawn.setEnd(stretch.endContainer, stretch.endOffset);
    return drawn.toString();
  });

/** The background that a highlight gives to the text. */
const groundOf = (element: Element, name: string): string =>
  getComputedStyle(element, `::highlight(${name})`).backgroundColor;

test('in a codebook of very many a passage has its tag’s look as soon as it is tagged', async () => {
  const { workbench, text } = await surfaceOn('In 2021, 45 people were counted.');
  const codes = Array.from({ length: 220 }, (_, at) => {
    const guid = `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
    return `<Code guid="${guid}" name="code ${at}" isCodable="true"/>`;
  });
  const file = new File([`<CodeBook><Codes>${codes.join('')}</Codes></CodeBook>`], 'codes.qdc');
  await after(() => workbench.codebook.importFile(file));
  const [other = claim, last = claim] = workbench.state
    .getState()
    .tags.slice(-2)
    .map(({ id }) => id);
  const plain = groundOf(text(), 'tag-of-nobody');
  expect(groundOf(text(), `tag-${last}`)).toBe(plain);
  await after(() => tag(workbench, '45 people', last));
  expect(painted(`tag-${last}`)).toEqual(['45 people']);
  expect(groundOf(text(), `tag-${last}`)).not.toBe(plain);
  expect(groundOf(text(), `tag-${other}`)).toBe(plain);
});

const changes: readonly (readonly [string, (tags: readonly Tag[]) => readonly Tag[]])[] = [
  ['adding a tag', (tags) => [...tags, ownTag('theme')]],
  ['renaming one', (tags) => tags.map((tag) => ({ ...tag, label: `${tag.label} too` }))],
  ['another colour', (tags) => tags.map((tag) => ({ ...tag, colour: 'moss' }))],
  ['another line', (tags) => tags.map((tag) => ({ ...tag, line: 'wavy' }))],
  ['retiring one', (tags) => tags.map((tag) => ({ ...tag, isRetired: tag.id === actor }))],
  ['another order', (tags) => tags.toReversed()],
];

test.each(changes)(
  '%s leaves the text, its place and the selection as they are',
  async (_, change) => {
    const { workbench, scroller, text } = await surfaceOn();
    await after(() => {
      tag(workbench, 'Paragraph 200', actor);
      workbench.revealAt(words(workbench, 'Paragraph 200').start);
    });
    const view = text();
    const shown = () => [...view.querySelectorAll('p')];
    const node = shown().find(({ textContent }) => textContent.startsWith('Paragraph 201 '));
    await after(() => {
      (view as HTMLElement).focus();
      getSelection()?.setBaseAndExtent(node?.firstChild as Node, 0, node?.firstChild as Node, 9);
    });
    expect(workbench.state.getState().selection).not.toBe(null);
    const paragraphs = shown();
    const drawn = [...(CSS.highlights.get(`tag-${actor}`) ?? [])];
    const before = { top: scroller.scrollTop, selection: workbench.state.getState().selection };
    await setTags(workbench, change);
    expect(text()).toBe(view);
    expect(shown().length).toBe(paragraphs.length);
    expect(shown().every((each, at) => each === paragraphs[at])).toBe(true);
    expect(scroller.scrollTop).toBe(before.top);
    expect(workbench.state.getState().selection).toBe(before.selection);
    expect(getSelection()?.toString()).toBe('Paragraph');
    expect(document.activeElement).toBe(view);
    expect([...(CSS.highlights.get(`tag-${actor}`) ?? [])]).toEqual(drawn);
  },
);

test('another colour is on the words, and on the ruler, at once', async () => {
  const { workbench, box, text } = await surfaceOn();
  await after(() => tag(workbench, '45 people', statistic));
  const before = groundOf(text(), `tag-${statistic}`);
  await setTags(workbench, (tags) =>
    tags.map((tag) => (tag.id === statistic ? { ...tag, colour: 'rose' } : tag)),
  );
  const now = groundOf(text(), `tag-${statistic}`);
  expect(now).not.toBe(before);
  expect(now).toBe('rgba(130, 4, 75, 0.1)');
  const strokes = [...box.querySelectorAll('svg path[d]')].map(
    (path) => getComputedStyle(path).stroke,
  );
  expect(strokes).toContain('rgb(130, 4, 75)');
});

test('a colour that is no name of one is drawn plain, and adds no rule', async () => {
  const { workbench, text } = await surfaceOn();
  const colour = 'x) } body { opacity: 0 } .y { color: var(--z';
  await setTags(workbench, (tags) => tags.map((tag) => ({ ...tag, colour })));
  expect(groundOf(text(), `tag-${claim}`)).toBe('rgba(86, 91, 99, 0.12)');
  expect(getComputedStyle(document.body).opacity).toBe('1');
});

test('a tag that is merged into another is painted as that one, and undoing paints it back', async () => {
  const { workbench, scroller, text } = await surfaceOn();
  await after(() => {
    tag(workbench, 'Paragraph 200', actor);
    tag(workbench, 'Paragraph 199', date);
    workbench.revealAt(words(workbench, 'Paragraph 200').start);
  });
  const [view, top] = [text(), scroller.scrollTop];
  await after(() => workbench.codebook.merge(actor, date));
  expect(painted(`tag-${date}`).toSorted()).toEqual(['Paragraph 199', 'Paragraph 200']);
  expect(CSS.highlights.has(`tag-${actor}`)).toBe(false);
  await after(() => workbench.undo());
  expect(painted(`tag-${date}`)).toEqual(['Paragraph 199']);
  expect(painted(`tag-${actor}`)).toEqual(['Paragraph 200']);
  expect([text(), scroller.scrollTop]).toEqual([view, top]);
});

test('a tag of the codebook is taken back with what it has tagged, and comes with it again', async () => {
  const { workbench } = await surfaceOn();
  const { id: _, isRetired: __, ...draft } = ownTag('theme');
  await after(() => workbench.codebook.add(draft));
  const theme = workbench.state.getState().tags.at(-1)?.id as TagId;
  await after(() => tag(workbench, 'Paragraph 2', theme));
  expect(painted(`tag-${theme}`)).toEqual(['Paragraph 2']);
  await after(() => {
    workbench.undo();
    workbench.undo();
  });
  expect(CSS.highlights.has(`tag-${theme}`)).toBe(false);
  await after(() => {
    workbench.redo();
    workbench.redo();
  });
  expect(painted(`tag-${theme}`)).toEqual(['Paragraph 2']);
});

test('a tag that is hidden stays so while the codebook changes', async () => {
  const { workbench } = await surfaceOn();
  await after(() => {
    tag(workbench, 'Paragraph 3', actor);
    workbench.setTagHidden(actor, true);
  });
  await setTags(workbench, (tags) => [...tags, ownTag('theme')]);
  expect(CSS.highlights.has(`tag-${actor}`)).toBe(false);
  await after(() => workbench.setTagHidden(actor, false));
  expect(painted(`tag-${actor}`)).toEqual(['Paragraph 3']);
});

test('the focused sentence is painted on its words, with a bar beside it, and moves nothing', async () => {
  const { workbench, box } = await surfaceOn();
  const bar = box.querySelector<HTMLElement>('[class*="sentenceMark"]') as HTMLElement;
  const lines = (): DOMRect[] =>
    [...box.querySelectorAll('.ProseMirror p')].map((p) => p.getBoundingClientRect());
  const before = JSON.stringify(lines());
  expect(bar.hidden).toBe(true);
  await after(() => workbench.focusSentence(words(workbench, 'It denied that afterwards.')));
  expect(painted('sentence')).toEqual(['It denied that afterwards.']);
  expect(JSON.stringify(lines())).toBe(before);
  const first = lines()[0] as DOMRect;
  const beside = bar.getBoundingClientRect();
  expect(beside.top).toBeGreaterThanOrEqual(first.top - 3);
  expect(beside.bottom).toBeLessThanOrEqual(first.bottom + 3);
  expect(beside.right).toBeLessThan(first.left);
  await after(() => workbench.focusSentence(null));
  expect(painted('sentence')).toEqual([]);
  expect(bar.hidden).toBe(true);
});

test('a sentence that leaves the view is brought back whole, with text around it', async () => {
  const { workbench, box, scroller } = await surfaceOn();
  for (const at of [30, 31, 32, 200, 390, 12]) {
    const sentence = words(workbench, `${paragraph(at)}`);
    await after(() => {
      workbench.focusSentence(sentence);
      workbench.revealAt(sentence.start);
    });
    const view = scroller.getBoundingClientRect();
    const bar = (box.querySelector('[class*="sentenceMark"]') as Element).getBoundingClientRect();
    expect(bar.top).toBeGreaterThan(view.top + 20);
    expect(bar.bottom).toBeLessThan(view.bottom - 20);
    expect(painted('sentence').join('')).toBe(paragraph(at));
  }
});

test('of a paragraph taller than the view the beginning is shown, and the bar goes on', async () => {
  const long = `Long. ${'word '.repeat(8000)}end.`;
  const { workbench, box, scroller } = await surfaceOn(`${paragraph(1)}\n\n${long}\n\n${TEXT}`);
  const start = paragraph(1).length + 2;
  await after(() => {
    workbench.focusSentence(range(start, start + long.length));
    workbench.revealAt(range(start, start).start);
  });
  const view = scroller.getBoundingClientRect();
  const bar = () =>
    (box.querySelector('[class*="sentenceMark"]') as Element).getBoundingClientRect();
  expect(bar().top).toBeGreaterThan(view.top);
  expect(bar().top).toBeLessThan(view.top + view.height / 2);
  expect(bar().bottom).toBeGreaterThan(view.bottom);
  // Far inside, neither of its ends is in the DOM.
  await after(() => {
    scroller.scrollTop += 9000;
  });
  expect(bar().top).toBeLessThan(view.top);
  expect(bar().bottom).toBeGreaterThan(view.bottom);
});

const select = (box: HTMLElement, from: number, to: number) => {
  const node = box.querySelector('.ProseMirror p')?.firstChild as Node;
  return after(() => {
    box.querySelector<HTMLElement>('.ProseMirror')?.focus();
    getSelection()?.setBaseAndExtent(node, from, node, to);
  });
};
const buttons = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[role="toolbar"] button'),
];
const labels = (): string[] =>
  buttons().map((button) => button.querySelector('span')?.textContent ?? '');

test('the popover offers what is not retired, children behind their parents', async () => {
  const { workbench, box } = await surfaceOn();
  const theme = ownTag('cafe01', { key: 't' });
  await setTags(workbench, (tags) => [
    ...tags.filter(({ id }) => id !== statistic),
    ownTag('cafe03', { parent: theme.id }),
    theme,
    ownTag('cafe04', { isRetired: true }),
    ownTag('cafe05', { parent: ownTag('cafe04').id }),
  ]);
  await select(box, 0, 9);
  expect(labels()).toEqual(['claim', 'actor', 'date', 'cafe01', 'cafe03', 'cafe05']);
  expect(buttons().map((button) => button.querySelector('kbd')?.textContent)).toEqual([
    ...['1', '3', '4', 't'],
    ...[undefined, undefined],
  ]);
});

test('the popover of a long codebook stays within the page and in view', async () => {
  const { workbench, box, scroller } = await surfaceOn();
  await setTags(workbench, (tags) => [
    ...tags,
    ...Array.from({ length: 24 }, (_, at) =>
      ownTag(`ab${at + 10}`, { label: `a longer name ${at}` }),
    ),
  ]);
  for (const width of ['760px', '400px']) {
    box.style.width = width;
    await select(box, 0, 9);
    const toolbar = document.querySelector('[role="toolbar"]') as HTMLElement;
    const inner = toolbar.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    expect(inner.left).toBeGreaterThanOrEqual(outer.left);
    expect(inner.right).toBeLessThanOrEqual(outer.right);
    expect(inner.top).toBeGreaterThanOrEqual(outer.top);
    expect(inner.bottom).toBeLessThanOrEqual(outer.bottom);
    expect(buttons()).toHaveLength(28);
    await select(box, 0, 0);
  }
});

test('in the popover the arrows go from tag to tag, Enter tags, and the text has the keyboard again', async () => {
  const { workbench, box, text } = await surfaceOn();
  await select(box, 0, 9);
  await after(() => userEvent.tab());
  expect(document.activeElement).toBe(buttons()[0]);
  await after(() => userEvent.keyboard('{ArrowRight}'));
  expect(document.activeElement).toBe(buttons()[1]);
  await after(() => userEvent.keyboard('{Enter}'));
  expect(painted(`tag-${statistic}`)).toEqual(['Paragraph']);
  expect(buttons()).toEqual([]);
  expect(document.activeElement).toBe(text());
  expect(workbench.state.getState().selection).toBe(null);
});

test('a tag in the popover shows what it is for when the keyboard is on it, until Esc', async () => {
  const { workbench, box } = await surfaceOn();
  await setTags(workbench, (tags) =>
    tags.map((tag) =>
      tag.id === claim ? { ...tag, whenToUse: 'Whenever someone says so.' } : tag,
    ),
  );
  await select(box, 0, 9);
  await after(() => userEvent.tab());
  const hint = document.querySelector('[role="tooltip"]');
  expect(hint?.textContent).toContain('When to use: Whenever someone says so.');
  expect(hint?.textContent).not.toContain('For example');
  expect(buttons()[0]?.getAttribute('aria-describedby')).toBe(hint?.id);
  await after(() => userEvent.keyboard('{Escape}'));
  expect(document.querySelector('[role="tooltip"]')).toBe(null);
  expect(document.activeElement).toBe(buttons()[0]);
});
