import { expect, test } from 'vitest';
import { CommandKeys, IconButton } from '#renderer/ui';
import { after, render } from '../panels/render.tsx';

const control = /mac/i.test(navigator.platform) ? 'Meta' : 'Control';

test('a command’s button tells screen readers the key that the command has now', async () => {
  const keys = (chord: string | null) => (
    <CommandKeys value={new Map(chord === null ? [] : [['undo', chord]])}>
      <IconButton label="Undo" command="undo">
        x
      </IconButton>
    </CommandKeys>
  );
  const shown = async (chord: string | null): Promise<string | null | undefined> => {
    const box = await render(keys(chord));
    await after(() => undefined);
    return box.querySelector('button')?.getAttribute('aria-keyshortcuts');
  };
  expect(await shown('Mod+Shift+Z')).toBe(`${control}+Shift+Z`);
  expect(await shown('U')).toBe('U');
  expect(await shown(null)).toBeNull();
});
