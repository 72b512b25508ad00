import { expect, test } from 'vitest';
import { Check, Tick } from '#renderer/ui';
import { render } from '../panels/render.tsx';

test('a tick is drawn only where it is ticked, in a box of one size', async () => {
  const box = await render(
    <>
      <Tick isTicked />
      <Tick isTicked={false} />
    </>,
  );
  const ticks = [...box.children];
  expect(ticks.map((tick) => tick.querySelectorAll('svg').length)).toEqual([1, 0]);
  expect(ticks.map((tick) => tick.getAttribute('aria-hidden'))).toEqual(['true', 'true']);
  const [ticked, empty] = ticks.map((tick) => tick.getBoundingClientRect());
  expect([ticked?.width, ticked?.height]).toEqual([15, 15]);
  expect([empty?.width, empty?.height]).toEqual([15, 15]);
});

test('what is checked is told by the check box alone', async () => {
  const box = await render(<Check label="With history" isSelected onChange={() => undefined} />);
  expect(box.querySelector('input')?.checked).toBe(true);
  expect(box.querySelector('[aria-hidden] svg')).not.toBeNull();
});
