import { describe, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodebookDialog } from '#renderer/panels/codebook';
import type { Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { addedTag, claim, words, workbenchOn } from '../store/surroundings.ts';
import { after, render } from './render.tsx';

const TEXT = 'In 2021, 45 people were counted by the ministry. The ministry denied it.';

const named = <Found extends HTMLElement>(role: string, name: string): Found => {
  const found = [...document.querySelectorAll<Found>(role)].find((each) => {
    const label =
      each.getAttribute('aria-label') ??
      (each instanceof HTMLInputElement ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement
        ? each.labels?.[0]?.textContent
        : each.textContent);
    return label?.trim() === name;
  });
  if (found === undefined) throw new Error(`There is no ${role} “${name}”.`);
  return found;
};

const field = (name: string): HTMLInputElement => named('input, textarea, select', name);
const button = (name: string): HTMLElement => named('button', name);
const items = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[role="treeitem"]'),
];
const labelOf = (item: Element | null): string => item?.querySelector('bdi')?.textContent ?? '';

/** The tree as it is drawn: "- a" at the top, "-- b" below. */
const tree = (): readonly string[] =>
  items().map((item) => `${'-'.repeat(Number(item.ariaLevel))} ${labelOf(item)}`);

const selected = (): string =>
  labelOf(document.querySelector('[role="treeitem"][aria-selected="true"]'));
/** The label that the keyboard is on; empty where it is not in the list. */
const active = (): string =>
  labelOf(
    document.querySelector(
      `[id="${document.activeElement?.getAttribute('aria-activedescendant') ?? ''}"]`,
    ),
  );
const told = (): string =>
  [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join('|');

const press = (keys: string): Promise<void> => after(() => userEvent.keyboard(keys));

const type = (name: string, text: string): Promise<void> =>
  after(async () => {
    await userEvent.click(field(name));
    await userEvent.fill(field(name), text);
  });

/** Opens the codebook over a text, with tags of these labels. */
async function opened(...labels: readonly string[]) {
  const workbench = await workbenchOn(fakeHost({ nativeDialogs: true }), TEXT);
  onTestFinished(() => workbench.close());
  for (const [at, label] of labels.entries()) addedTag(workbench, label, { key: String(at + 5) });
  let closed = 0;
  await render(
    <CodebookDialog
      workbench={workbench}
      takenKeys={new Map([['j', 'Next sentence']])}
      onClose={() => closed++}
    />,
  );
  return { workbench, closings: () => closed };
}

const tagOf = (workbench: Workbench, label: string) => {
  const tag = workbench.state.getState().tags.find((each) => each.label === label);
  if (tag === undefined) throw new Error(`There is no tag “${label}”.`);
  return tag;
};

describe('the list', () => {
  test('has the keyboard at once; arrows, letters and ends move in it', async () => {
    await opened('Camp', 'Crossing');
    expect(active()).toBe('claim');
    await press('{ArrowDown}{ArrowDown}');
    expect(active()).toBe('actor');
    await press('{End}');
    expect(active()).toBe('Crossing');
    await press('c');
    expect(active()).toBe('claim');
    await press('c');
    expect(active()).toBe('Camp');
    await press('{Home}');
    expect(field('Label').value).toBe('claim');
  });

  test('Alt and an arrow put a tag under the one before it, and out again, a step each', async () => {
    const { workbench } = await opened('Camp', 'Crossing');
    await press('{End}{Alt>}{ArrowRight}{/Alt}');
    expect(tree().slice(-2)).toEqual(['- Camp', '-- Crossing']);
    expect(active()).toBe('Crossing');
    expect(told()).toContain('Crossing is under Camp');
    await press('{ArrowLeft}');
    expect(active()).toBe('Camp');
    await press('{ArrowRight}{Alt>}{ArrowLeft}{/Alt}');
    expect(tree().slice(-2)).toEqual(['- Camp', '- Crossing']);
    await press('{Alt>}{ArrowLeft}{/Alt}');
    await press('{Control>}z{/Control}');
    expect(tree().slice(-2)).toEqual(['- Camp', '-- Crossing']);
    expect(workbench.state.getState().redoLabel).toBe('move tag');
  });

  test('Delete removes a tag that nothing is tagged with, and retires any other', async () => {
    const { workbench } = await opened('Camp', 'Crossing');
    await after(() => {
      workbench.select(words(workbench, 'ministry'));
      workbench.annotate(tagOf(workbench, 'Crossing').id);
    });
    await press('{End}{ArrowUp}{Delete}');
    expect(tree()).not.toContain('- Camp');
    expect(active()).toBe('Crossing');
    await press('{Delete}');
    expect(tagOf(workbench, 'Crossing').isRetired).toBe(true);
    await press('{Home}{Delete}');
    expect(tagOf(workbench, 'claim').isRetired).toBe(true);
    await press('{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}');
    expect(tree()).toContain('- Camp');
    expect(workbench.state.getState().tags.every(({ isRetired }) => !isRetired)).toBe(true);
  });

  test('counts the annotations of each tag', async () => {
    const { workbench } = await opened();
    await after(() => {
      for (const passage of ['ministry', '45 people']) {
        workbench.select(words(workbench, passage));
        workbench.annotate(claim);
      }
    });
    expect(items()[0]?.textContent).toContain('2 annotations');
  });
});

describe('a new tag', () => {
  test('has the next colour and line that none has, and a free key of its label', async () => {
    const { workbench } = await opened();
    await type('New tag', ' Jirga ');
    await press('{Enter}');
    const tag = tagOf(workbench, 'Jirga');
    expect(tag).toMatchObject({ kind: 'plain', colour: 'rose', key: 'i', parent: null });
    expect(active()).toBe('Jirga');
    expect(told()).toContain('Jirga added');
  });

  test('with the label of another is refused in words', async () => {
    const { workbench } = await opened();
    await type('New tag', 'CLAIM');
    await press('{Enter}');
    expect(told()).toContain('There is a tag “claim” already.');
    expect(workbench.state.getState().tags).toHaveLength(4);
    expect(field('New tag').value).toBe('CLAIM');
  });
});

describe('the editor', () => {
  test('saves as a field is left, one step for each', async () => {
    const { workbench } = await opened('Camp');
    await press('{End}{Enter}');
    expect(document.activeElement).toBe(field('Label'));
    await type('Label', 'Camps');
    expect(tagOf(workbench, 'Camp').label).toBe('Camp');
    await press('{Tab}');
    expect(selected()).toBe('Camps');
    await type('Definition', 'Where people stay.');
    await type('When to use', 'Named ones.');
    expect(tagOf(workbench, 'Camps')).toMatchObject({ definition: 'Where people stay.' });
    await press('{Tab}');
    workbench.undo();
    await after(() => workbench.undo());
    expect(tagOf(workbench, 'Camps')).toMatchObject({ definition: '', whenToUse: '' });
    expect(field('Definition').value).toBe('');
  });

  test('saves what is typed when it is closed by Esc, or another tag is chosen', async () => {
    const { workbench, closings } = await opened('Camp');
    await press('{End}');
    await type('Example', '“Zaatari”');
    await after(() => userEvent.click(items()[0] as HTMLElement));
    expect(tagOf(workbench, 'Camp').example).toBe('“Zaatari”');
    await type('Example', 'He said so.');
    await press('{Escape}');
    expect(tagOf(workbench, 'claim').example).toBe('He said so.');
    expect(closings()).toBe(1);
  });

  test('keeps a label that cannot be, with the reason, and saves nothing', async () => {
    const { workbench } = await opened('Camp');
    await press('{End}');
    await type('Label', 'Date');
    await press('{Tab}');
    expect(field('Label').value).toBe('Date');
    expect(field('Label').ariaInvalid).toBe('true');
    expect(told()).toContain('There is a tag “date” already.');
    expect(tagOf(workbench, 'Camp').label).toBe('Camp');
    await type('Label', '  ');
    await press('{Tab}');
    expect(told()).toContain('A tag needs a label.');
  });

  test('says of a key that came from elsewhere that a command has it', async () => {
    const { workbench } = await opened('Camp');
    await press('{End}');
    await after(() => workbench.codebook.change(tagOf(workbench, 'Camp').id, { key: 'j' }));
    expect(field('Key').value).toBe('j');
    expect(told()).toContain('“j” is the key of “Next sentence”.');
    await after(() => userEvent.click(field('Key')));
    await press('x');
    expect(tagOf(workbench, 'Camp').key).toBe('x');
    expect(told()).not.toContain('Next sentence');
  });

  test('takes the key that is pressed, unless a tag or a command has it', async () => {
    const { workbench } = await opened('Camp', 'Crossing');
    await press('{End}');
    await after(() => userEvent.click(field('Key')));
    await press('J');
    expect(told()).toContain('“J” is the key of “Next sentence”.');
    await press('5');
    expect(told()).toContain('“5” is the key of the tag “Camp”.');
    expect(tagOf(workbench, 'Crossing').key).toBe('6');
    await press('x');
    expect(tagOf(workbench, 'Crossing').key).toBe('x');
    await press('{Backspace}');
    expect(tagOf(workbench, 'Crossing').key).toBe('');
    await press('{Tab}');
    expect(document.activeElement).not.toBe(field('Key'));
  });

  test('draws every colour with the tag’s line, and every line in its colour', async () => {
    const { workbench } = await opened('Camp');
    await press('{End}');
    await after(() => userEvent.click(named('label', 'AaDotted')));
    expect(tagOf(workbench, 'Camp').line).toBe('dotted');
    const colours = [...document.querySelectorAll('[role="radiogroup"]')][0];
    const lines = [...(colours?.querySelectorAll('[data-line]') ?? [])];
    expect(new Set(lines.map((each) => each.getAttribute('data-line')))).toEqual(
      new Set(['dotted']),
    );
    expect(lines).toHaveLength(17);
    await press('{Shift>}{Tab}{/Shift}{ArrowRight}');
    expect(tagOf(workbench, 'Camp').colour).toBe('green');
  });

  test('says where another tag is drawn alike', async () => {
    await opened('Camp', 'Crossing');
    await press('{End}');
    expect(told()).toContain('“Camp” looks the same.');
  });

  test('offers no place under itself', async () => {
    const { workbench } = await opened('Camp', 'Crossing', 'Gate');
    await after(() =>
      workbench.codebook.change(tagOf(workbench, 'Crossing').id, {
        parent: tagOf(workbench, 'Camp').id,
      }),
    );
    await press('{End}{ArrowUp}{ArrowUp}');
    expect(selected()).toBe('Camp');
    await after(() => field('Under').focus());
    const options = [...(field('Under') as unknown as HTMLSelectElement).options];
    expect(options.map(({ text }) => text.trim())).toEqual([
      'Nothing: at the top',
      'claim',
      'statistic',
      'actor',
      'date',
      'Gate',
    ]);
  });

  test('says what its undo keys take back', async () => {
    const { workbench } = await opened('Places');
    await press('{Control>}z{/Control}');
    expect(told()).toContain('Undone: add tag Places');
    expect(workbench.state.getState().tags.some(({ label }) => label === 'Places')).toBe(false);
    await press('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(told()).toContain('Done again: add tag Places');
  });

  test('merges after saying how many annotations that is, and undo takes it back', async () => {
    const { workbench } = await opened('Camp');
    await after(() => {
      workbench.select(words(workbench, 'ministry'));
      workbench.annotate(tagOf(workbench, 'Camp').id);
    });
    await press('{End}');
    await after(() => userEvent.click(button('Merge into…')));
    await press('claim');
    await press('{Enter}');
    expect(told()).toContain('1 annotation of “Camp” will count as “claim”. Undo takes it back.');
    expect(document.activeElement).toBe(button('Merge'));
    await press('{Enter}');
    expect(tree()).not.toContain('- Camp');
    expect(selected()).toBe('claim');
    await press('{Control>}z{/Control}');
    expect(tree()).toContain('- Camp');
  });
});

describe('kinds of links', () => {
  test('the built-in ones are shown, others are made, worded and retired', async () => {
    const { workbench } = await opened();
    await after(() => userEvent.click(named('[role="tab"]', 'Kinds of links')));
    expect(labelOf(items()[0] ?? null)).toBe('supports');
    await type('New kind of link', 'quotes');
    await press('{Enter}{Enter}');
    expect(document.activeElement).toBe(field('Reads'));
    await type('From its other end', 'quoted by');
    await press('{Tab}');
    const own = () => workbench.state.getState().relationTypes.find(({ isBuiltIn }) => !isBuiltIn);
    expect(own()).toMatchObject({ label: 'quotes', inverse: 'quoted by', isRetired: false });
    await after(() => userEvent.click(button('Retire')));
    expect(own()?.isRetired).toBe(true);
    await after(() => userEvent.click(button('Bring back')));
    expect(own()?.isRetired).toBe(false);
  });
});

test('a file that is read is told in numbers and sentences', async () => {
  const { workbench } = await opened();
  const input = field('Codebook file');
  const file = new File(
    [
      '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="6b0c6a4e-0d6f-4c55-9a9f-000000000001" name="War" color="reddish"/></Codes></CodeBook>',
    ],
    'codes.qdc',
  );
  await after(() => userEvent.upload(input, file));
  await expect.poll(() => document.querySelector('dl')).not.toBeNull();
  const report = [...document.querySelectorAll('dl')].map(({ innerText }) => innerText).join();
  expect(report.split(/\s+/)).toEqual(expect.arrayContaining(['1', 'Added', '0', 'Changed']));
  expect(document.body.innerText).toContain('The colour of “War”, “reddish”, is none');
  expect(tagOf(workbench, 'War').kind).toBe('plain');
});
