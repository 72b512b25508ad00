import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAnnouncer } from '#renderer/ui';
import { announceWorkbench } from '../../../src/renderer/app/announcements.ts';
import { takenKeys } from '../../../src/renderer/app/commands/taken-keys.ts';
import { addedTag, claim, statistic, tag, words } from '../store/surroundings.ts';
import { reading, sentenceAfter, text } from './reading-text.ts';

describe('the reading keys', () => {
  test('begin at the caret, and go by sentence both ways, telling of the ends', async () => {
    const { keys } = await reading();
    keys.click(3);
    expect(sentenceAfter(keys, 'J', 'J', 'J', 'K', 'K', 'K')).toEqual([
      'One is here.',
      'Two is here, and so it stays for long.',
      'Three is here.',
      'Two is here, and so it stays for long.',
      'One is here.',
      'One is here.',
    ]);
    expect(keys.said).toEqual(['This is the first one.']);
  });

  test('go by paragraph, and from a paragraph into its sentences', async () => {
    const { keys } = await reading();
    expect(sentenceAfter(keys, 'Shift+J', 'Shift+J', 'Shift+J', 'J', 'J', 'Shift+K')).toEqual([
      'One is here. Two is here, and so it stays for long.',
      'Three is here.',
      'Four is here. Five is here.',
      'Four is here.',
      'Five is here.',
      'Four is here. Five is here.',
    ]);
  });

  test('find paragraphs that nothing is tagged in', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'Three')]);
    expect(sentenceAfter(keys, 'J', '}', '{')).toEqual([
      'One is here.',
      'Four is here. Five is here.',
      'One is here. Two is here, and so it stays for long.',
    ]);
    expect(() => keys.press('{')).not.toThrow();
    expect(keys.said).toEqual(['No paragraph without a tag before this.']);
  });

  test('tag the sentence, which keeps the focus until the next', async () => {
    const { workbench, keys } = await reading();
    sentenceAfter(keys, 'J', '1');
    expect(keys.at()).toEqual({
      sentence: 'One is here.',
      selection: null,
      focused: 'One is here.',
    });
    keys.press('2');
    expect(workbench.state.getState().open?.annotations.size).toBe(2);
    keys.press('J');
    expect(keys.at()).toMatchObject({
      sentence: 'Two is here, and so it stays for long.',
      focused: null,
    });
  });

  test('leave the sentence for an annotation, and go on from there', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'Four')]);
    sentenceAfter(keys, 'J', ']');
    expect(keys.at()).toMatchObject({ sentence: null, focused: 'Four' });
    expect(sentenceAfter(keys, 'J', 'J')).toEqual(['Four is here.', 'Five is here.']);
    expect(keys.at().focused).toBeNull();
    keys.press('[');
    expect(keys.at()).toMatchObject({ sentence: null, focused: 'Four' });
  });
});

describe('the keys from annotation to annotation', () => {
  test('say what they come to, with its value, and where there is no other', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'Two is here')]);
    workbench.annotateAll(statistic, [words(workbench, 'Four')]);
    const four = workbench.state.getState().open?.annotations.inOrder().at(-1);
    if (four === undefined) throw new Error('Nothing was tagged.');
    workbench.setValue(four.id, { kind: 'statistic', comparator: '=', min: '4', max: '4' });
    keys.click(0);
    for (const chord of ['[', ']', ']', ']', '[', '[']) keys.press(chord);
    expect(keys.said).toEqual([
      'No annotation before this.',
      'Claim: Two is here',
      'Statistic: Four. 4',
      'No annotation further on.',
      'Claim: Two is here',
      'No annotation before this.',
    ]);
  });
});

test('undo and redo say what they took back where nothing in the text changes', async () => {
  const { workbench, keys } = await reading();
  workbench.annotateAll(claim, [words(workbench, 'Two')]);
  workbench.codebook.setRetired(statistic, true);
  for (const id of ['edit.undo', 'edit.redo', 'edit.undo', 'edit.undo']) keys.run(id);
  expect(keys.said).toEqual([
    'Undone: retire tag statistic',
    'Done again: retire tag statistic',
    'Undone: retire tag statistic',
  ]);
});

test('undo of an annotation’s note is said once: by what the note is then', async () => {
  const { workbench, keys } = await reading();
  const announcer = createAnnouncer();
  const heard: string[] = [];
  announcer.subscribe((sentence) => heard.push(sentence));
  onTestFinished(announceWorkbench(workbench, announcer));
  workbench.setNote(tag(workbench, 'Two', claim), 'Is it?');
  heard.length = 0;
  for (const id of ['edit.undo', 'edit.redo']) keys.run(id);
  expect([...heard, ...keys.said]).toEqual(['Note taken away', 'Note: Is it?']);
});

describe('a tag key', () => {
  test('that a command has is the command’s, one that the person gave it too', async () => {
    const { workbench, keys } = await reading();
    const own = addedTag(workbench, 'theme', { key: 'j' });
    const keysOf = (): readonly string[] =>
      keys.commands().find(({ id }) => id === `tag.${own}`)?.chords ?? [];
    expect(keysOf()).toEqual([]);
    expect(sentenceAfter(keys, 'J')).toEqual(['One is here.']);
    workbench.codebook.change(own, { key: 'q' });
    expect(keysOf()).toEqual(['Q']);
    workbench.setKeyBinding('sentence.next', ['Q']);
    expect(keysOf()).toEqual([]);
  });

  test('tags the selection first, then the sentence, and else changes the open card’s tag', async () => {
    const { workbench, keys } = await reading();
    sentenceAfter(keys, 'J', 'W', 'W', '1');
    expect(keys.at()).toMatchObject({
      selection: null,
      focused: 'One is',
      sentence: 'One is here.',
    });
    keys.press('2');
    expect(keys.at().focused).toBe('One is here.');
    workbench.focusSentence(null);
    keys.press('1');
    const annotations = workbench.state.getState().open?.annotations.inOrder() ?? [];
    expect(annotations.map(({ exact, tag }) => [exact, tag === claim])).toEqual([
      ['One is here.', true],
      ['One is', true],
    ]);
  });

  test('of a retired tag is no key', async () => {
    const { workbench, keys } = await reading();
    workbench.codebook.setRetired(statistic, true);
    expect(keys.commands().some(({ id }) => id === `tag.${statistic}`)).toBe(false);
    expect(() => keys.press('2')).toThrow('Nothing to run');
  });
});

describe('the selection', () => {
  test('grows from the sentence and shrinks back, telling what comes and goes', async () => {
    const { keys } = await reading();
    sentenceAfter(keys, 'J', 'J', 'S');
    expect(keys.at().selection).toBe('Two is here');
    keys.press('S');
    expect(keys.at().selection).toBe('Two is here, and so it stays for long.');
    keys.press('Shift+S');
    keys.press('W');
    keys.press('Shift+W');
    expect(keys.at().selection).toBe('Two is here');
    keys.press('Shift+W');
    expect(keys.at().selection).toBe('Two is');
    expect(keys.said).toEqual([
      'Two is here selected',
      'and so it stays for long. selected',
      'and so it stays for long. no longer selected',
      'and selected',
      'and no longer selected',
      'here no longer selected',
    ]);
  });

  test('ends where nothing is left of it', async () => {
    const { keys } = await reading();
    sentenceAfter(keys, 'J', 'W', 'Shift+W');
    expect(keys.at()).toMatchObject({ selection: null, sentence: 'One is here.' });
    expect(() => keys.press('Shift+W')).toThrow('Nothing to run');
  });

  test('has edges that move, before those of the open card', async () => {
    const { workbench, keys } = await reading();
    sentenceAfter(keys, 'J', '1', 'W', 'Alt+ArrowRight', 'Alt+ArrowDown', 'Alt+Shift+ArrowRight');
    expect(keys.at()).toMatchObject({ selection: 'is h', focused: 'One is here.' });
    workbench.select(null);
    sentenceAfter(keys, 'Alt+ArrowLeft', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowDown');
    expect(keys.at().focused).toBe('ne is her');
    keys.press('Alt+ArrowUp');
    expect(keys.at().focused).toBe('One is her');
  });
});

describe('keys of an annotation', () => {
  test('ask for the parts of its card, whether it is focused or at the caret', async () => {
    const { workbench, keys } = await reading();
    expect(() => keys.press('V')).toThrow('Nothing to run');
    workbench.annotateAll(statistic, [words(workbench, 'Three')]);
    keys.click(text.indexOf('Three') + 1);
    const wishes = ['Enter', 'V', 'N', 'H', 'Shift+L'].map((chord) => {
      keys.press(chord);
      return keys.context.window.getState().cardWish;
    });
    expect(wishes).toEqual([
      { serial: 1, field: null },
      { serial: 2, field: 'value' },
      { serial: 3, field: 'note' },
      { serial: 4, field: 'history' },
      { serial: 5, field: 'link' },
    ]);
    expect(keys.at().focused).toBe('Three');
    expect(workbench.state.getState().linking?.from.exact).toBe('Three');
    expect(() => keys.press('L')).toThrow('Nothing to run');
  });

  test('choose the other end of a begun link, or give it up', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'Three'), words(workbench, 'Five')]);
    keys.click(text.indexOf('Three') + 1);
    keys.press('Shift+L');
    workbench.relations.chooseType('supports');
    keys.press(']');
    keys.press('Enter');
    const { open, linking } = workbench.state.getState();
    expect(linking).toBeNull();
    const three = open?.annotations.inOrder()[0];
    if (three === undefined) throw new Error('Nothing is tagged.');
    expect(workbench.relations.of(three.id).map(({ other }) => other?.exact)).toEqual(['Five']);
    keys.press('Shift+L');
    keys.context.window.setState({ overlay: null });
    keys.press('Escape');
    expect(workbench.state.getState().linking).toBeNull();
  });

  test('link a claim to what stands in its sentence', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'Two is here')]);
    workbench.annotateAll(statistic, [words(workbench, 'long')]);
    keys.click(text.indexOf('Two') + 1);
    keys.press('L');
    expect(keys.said).toEqual(['1 link made']);
  });
});

describe('commands for the whole project', () => {
  test.each([
    ['codebook', 'codebook'],
    ['trash', 'trash'],
    ['restoreTo', 'restoreTo'],
  ])('%s', async (id, kind) => {
    const { keys } = await reading();
    keys.run(id);
    expect(keys.context.window.getState().modal).toEqual({ kind });
  });
});

describe('keys', () => {
  test('that the person gave take the place of a command’s own', async () => {
    const { workbench, keys } = await reading();
    workbench.setKeyBinding('sentence.next', ['Alt+N', '.']);
    expect(sentenceAfter(keys, '.', 'Alt+N')[0]).toBe('One is here.');
    expect(() => keys.press('J')).toThrow('Nothing to run');
    const next = keys.commands().find(({ id }) => id === 'sentence.next');
    expect(next?.ownChords).toEqual(['J']);
    workbench.setKeyBinding('sentence.next', null);
    expect(sentenceAfter(keys, 'K')).toHaveLength(1);
    expect(sentenceAfter(keys, 'J')).not.toContain(null);
  });

  test('are known to be taken, but for those of tags', async () => {
    const { workbench, keys } = await reading();
    workbench.setKeyBinding('sentence.next', ['.']);
    const taken = takenKeys(keys.commands());
    expect(taken.get('.')).toBe('Next sentence');
    expect(taken.get('w')).toBe('Grow the selection by a word');
    expect([taken.has('j'), taken.has('1'), taken.has('enter')]).toEqual([false, false, false]);
  });

  test('are of no two commands that can act at the same time', async () => {
    const { workbench, keys } = await reading();
    workbench.annotateAll(claim, [words(workbench, 'One')]);
    const owners = new Map<string, string[]>();
    for (const { id, chords } of keys.commands())
      for (const chord of chords) owners.set(chord, [...(owners.get(chord) ?? []), id]);
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });
});

test('whatever keys are pressed, undone entirely, nothing is tagged; redone, all is', async () => {
  const { workbench, keys } = await reading();
  const tagged = (): unknown =>
    workbench.state
      .getState()
      .open?.annotations.inOrder()
      .map(({ start, end, tag }) => [start, end, tag]);
  const chords = [
    ...['J', 'K', 'Shift+J', '}', '{', ']', '[', 'W', 'Shift+W', 'S', 'Shift+S', '1', '2'],
    ...['Alt+ArrowLeft', 'Alt+ArrowDown', 'Alt+Shift+ArrowRight', 'Delete', 'Escape'],
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...chords), { maxLength: 40 }), (pressed) => {
      for (const chord of pressed) {
        const command = keys.commands().find((each) => each.chords.includes(chord));
        if (command?.isEnabled() === true) command.run();
      }
      const after = tagged();
      let steps = 0;
      for (; workbench.state.getState().undoLabel !== null; steps++) workbench.undo();
      expect(tagged()).toEqual([]);
      for (let step = 0; step < steps; step++) workbench.redo();
      expect(tagged()).toEqual(after);
      while (workbench.state.getState().undoLabel !== null) workbench.undo();
    }),
    { seed: 20260107, numRuns: 30 },
  );
});
