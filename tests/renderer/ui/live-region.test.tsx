import { expect, test } from 'vitest';
import { createAnnouncer, LiveRegion } from '#renderer/ui';
import { after, render } from '../panels/render.tsx';

test('each sentence is heard by itself, also where it is the same as before', async () => {
  const announcer = createAnnouncer();
  const box = await render(<LiveRegion announcer={announcer} />);
  const region = box.querySelector('[role="status"]');
  await after(() => {
    for (const sentence of ['One', 'Two', 'Two', 'Three']) announcer.announce(sentence);
  });
  expect([...(region?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Two',
    'Two',
    'Three',
  ]);
  expect(region?.getAttribute('aria-atomic')).toBe('false');
});
