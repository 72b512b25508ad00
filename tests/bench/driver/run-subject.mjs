import { freshContext, openPage, OutOfPatience, VIEWPORT } from './browser.mjs';

/** How often each operation is repeated within one page; its cost is the mean of them. */
const TIMES = { idle: 4, tag: 5, hide: 2, jump: 5, scroll: 30, frames: 20, blanks: 40 };

const DRAG = { from: [380, 100], to: [620, 700], moves: 16 };

/** A mouse drag over some paragraphs in the middle of the view, as a hand does it. */
async function drag({ cdp, call }) {
  const mouse = (type, x, y) =>
    cdp.send('Input.dispatchMouseEvent', {
      ...{ type, x, y, button: 'left', clickCount: 1 },
      buttons: type === 'mouseReleased' ? 0 : 1,
    });
  const [fromX, fromY] = DRAG.from;
  const [toX, toY] = DRAG.to;
  await mouse('mousePressed', fromX, fromY);
  for (let move = 1; move <= DRAG.moves; move++) {
    const part = move / DRAG.moves;
    await mouse('mouseMoved', fromX + (toX - fromX) * part, fromY + (toY - fromY) * part);
  }
  await mouse('mouseReleased', toX, toY);
  await call('painted');
}

/** A wheel that turns by a third of a screen, again and again, as fast as it is heard. */
async function turnWheel({ cdp, call }, steps) {
  const { width, height } = VIEWPORT;
  const wheel = { type: 'mouseWheel', x: width / 2, y: height / 2, deltaX: 0, deltaY: height / 3 };
  for (let step = 0; step < steps; step++) await cdp.send('Input.dispatchMouseEvent', wheel);
  await call('painted');
}

async function measure(page, { subject, units, annotations, run }) {
  const { call, cost, heap } = page;
  const figures = {};
  const each = async (name, times, work) => {
    const { milliseconds, value } = await cost(work);
    figures[name] = milliseconds / times;
    return value;
  };
  await call('prepare', subject, `text-${units}.txt`, annotations);
  await heap();
  await each('idle', TIMES.idle, () => call('idle', TIMES.idle));
  await each('open', 1, () => call('open'));
  figures.nodes = await call('nodes');
  figures.heap = await heap();
  await each('tag', TIMES.tag, () => call('tag', TIMES.tag));
  if (subject.startsWith('recogito')) return figures;
  await each('untag', TIMES.tag, () => call('untag'));
  await each('hide', TIMES.hide * 2, () => call('hide', TIMES.hide));
  await each('middle', 1, () => call('middle'));
  await each('jump', TIMES.jump, () => call('jump', TIMES.jump));
  await call('middle');
  await each('scroll', TIMES.scroll, () => turnWheel(page, TIMES.scroll));
  figures.longestFrame = await call('longestFrame', TIMES.frames);
  if (run === 0) figures.blanks = await call('blanks', TIMES.blanks);
  await each('select', 1, () => drag(page));
  return figures;
}

/** All figures of one subject in one fresh page; null where an operation took too long. */
export async function runSubject(browser, address, job) {
  const context = await freshContext(browser);
  const page = await openPage(context, address);
  try {
    return await measure(page, job);
  } catch (error) {
    if (error instanceof OutOfPatience) return null;
    throw error;
  } finally {
    await context.close();
  }
}
