import { describe, expect, test } from 'vitest';
import { range, words } from '../store/surroundings.ts';
import { reading, sentenceAfter, text } from './reading-text.ts';

describe('the keys to what was not read', () => {
  test('go on where reading ended, from paragraph to paragraph, and round', async () => {
    const { workbench, keys } = await reading();
    workbench.readingLog.saw(words(workbench, 'One is here.'), 60_000);
    workbench.readingLog.saw(words(workbench, 'Four is here.'), 60_000);
    expect(sentenceAfter(keys, 'U', 'U', 'U', 'U', 'Shift+U')).toEqual([
      'Two is here, and so it stays for long.',
      'Three is here.',
      'Five is here.',
      'Two is here, and so it stays for long.',
      'Five is here.',
    ]);
    expect(keys.said).toEqual([]);
  });

  test('begin where one reads', async () => {
    const { keys } = await reading();
    keys.click(text.indexOf('Three'));
    expect(sentenceAfter(keys, 'U')).toEqual(['Three is here.']);
    keys.run('leave');
    keys.click(text.indexOf('Three'));
    expect(sentenceAfter(keys, 'Shift+U')).toEqual(['One is here.']);
  });

  test('say when nothing else is left, and when nothing is', async () => {
    const { workbench, keys } = await reading();
    workbench.readingLog.saw(range(0, text.indexOf('Five')), 60_000);
    expect(sentenceAfter(keys, 'U', 'U', 'Shift+U')).toEqual(Array(3).fill('Five is here.'));
    workbench.readingLog.saw(range(0, text.length), 60_000);
    keys.press('U');
    expect(keys.said).toEqual([
      'Nothing else in this document is unread.',
      'Nothing else in this document is unread.',
      'All of this document has been read.',
    ]);
  });
});

test('the log is turned off and on by a command, which is heard; off, the keys rest', async () => {
  const { workbench, keys } = await reading();
  const label = (): string | undefined =>
    keys.commands().find(({ id }) => id === 'readingLog.keep')?.label;
  expect(label()).toBe('Stop the reading log');
  keys.run('readingLog.keep');
  expect(workbench.state.getState().reading.isOn).toBe(false);
  expect(() => keys.press('U')).toThrow();
  expect(label()).toBe('Keep a reading log');
  keys.run('readingLog.keep');
  expect(workbench.state.getState().reading.isOn).toBe(true);
  expect(keys.said).toEqual(['The reading log is off.', 'The reading log is on.']);
});

test('to forget is asked first', async () => {
  const { keys } = await reading();
  keys.run('readingLog.forget');
  expect(keys.context.window.getState().modal).toEqual({ kind: 'forgetReading' });
});
