import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setAppMenu } from '../../../src/main/electron/app-menu.ts';
import * as electron from './recorded-electron.ts';

vi.mock('electron', () => import('./recorded-electron.ts'));

interface Item {
  readonly label?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

/** What a menu of this label holds. */
function submenu(label: string): readonly Item[] {
  const [menu] = electron.lastOf('Menu.setApplicationMenu') as [readonly Item[]];
  return menu.find((item) => item.label === label)?.submenu ?? [];
}

describe('the native menu', () => {
  const asked: string[] = [];
  beforeEach(() => {
    electron.forget();
    asked.length = 0;
    setAppMenu((command) => void asked.push(command), {
      isMac: false,
      isPackaged: true,
      isPrivate: false,
    });
  });

  it.each([
    ['&File', 'Open project…', 'project.open', 'CmdOrCtrl+Shift+S'],
    ['&File', 'Save project file…', 'project.save', 'CmdOrCtrl+S'],
    ['&Edit', 'Find all…', 'find.all', 'CmdOrCtrl+Shift+F'],
    ['&View', 'Table of all annotations', 'table', 'CmdOrCtrl+Shift+L'],
    ['&View', 'Overview of the project', 'overview', 'CmdOrCtrl+Shift+Y'],
  ])('offers in %s “%s”, and leaves the key to the page', (menu, label, command, accelerator) => {
    const item = submenu(menu).find((each) => each.label === label);
    expect(item).toMatchObject({ accelerator, registerAccelerator: false });
    item?.click?.();
    expect(asked).toEqual([command]);
  });
});
