import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkbench, type Workbench } from '#renderer/store';
import { readKeyBindings } from '../../../src/renderer/store/key-bindings.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { fakeHost } from './fake-host.ts';
import { freshName, steady, workbenchOn } from './surroundings.ts';

const sound = ['sentence.next', ['J', 'Mod+Alt+Shift+F12']];

describe('stored keys are read', () => {
  test.each([
    ['none', undefined, []],
    ['something else', { J: 'sentence.next' }, []],
    ['as they are', [sound], [sound]],
    ['a command without a key', [['edit.undo', []]], [['edit.undo', []]]],
    ['a key told twice, once', [['edit.undo', ['U', 'U']]], [['edit.undo', ['U']]]],
    ['but those that are damaged', [sound, ['edit.undo', 'U'], 7, null], [sound]],
    ['but a name that is none', [['<b>', ['J']], sound], [sound]],
    ['but too many', [['edit.undo', ['1', '2', '3', '4', '5']], sound], [sound]],
    [
      'but what is no chord',
      [['a', ['Shift+Mod+J']], ['b', ['j k']], ['c', ['']], ['d', ['Hyper+J']], ['e', [4]], sound],
      [sound],
    ],
  ])('%s', (_, stored, expected) => {
    expect(readKeyBindings(stored)).toEqual(expected);
  });
});

describe('keys that a person gives', () => {
  const databaseName = freshName();
  const opened = async (): Promise<Workbench> => {
    const host = fakeHost();
    host.give('sample', 'text.txt', 'Words.');
    const workbench = await createWorkbench(host.api, { databaseName, ...steady() });
    onTestFinished(() => workbench.close());
    return workbench;
  };
  const bindings = ({ state }: Workbench) => [...state.getState().keyBindings];

  test('are there after a restart, and part of no undo', async () => {
    const first = await opened();
    first.setKeyBinding('sentence.next', ['N']);
    first.setKeyBinding('edit.undo', []);
    first.setKeyBinding('edit.redo', ['R']);
    first.setKeyBinding('edit.redo', null);
    expect(first.state.getState().undoLabel).toBeNull();
    await first.settled();
    first.close();
    const second = await opened();
    expect(bindings(second)).toEqual([
      ['sentence.next', ['N']],
      ['edit.undo', []],
    ]);
    second.close();
  });

  test('are left out one by one where the disk has damaged them', async () => {
    const database = openDatabase(databaseName);
    await database.dexie.open();
    await database.meta.put({
      key: 'keyBindings',
      value: [
        ['a', ['A']],
        ['b', 'B'],
      ] as never,
    });
    database.dexie.close();
    const workbench = await opened();
    expect(workbench.state.getState().phase).toBe('ready');
    expect(bindings(workbench)).toEqual([['a', ['A']]]);
  });

  test('are keys, or there is a fault in the program', async () => {
    const workbench = await workbenchOn(fakeHost(), 'Words.');
    onTestFinished(() => workbench.close());
    expect(() => workbench.setKeyBinding('a', ['no key'])).toThrow('no keys');
    expect(() => workbench.setKeyBinding('a', ['1', '2', '3', '4', '5'])).toThrow('no keys');
    expect(bindings(workbench)).toEqual([]);
  });
});
