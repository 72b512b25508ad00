/**
 * Chromium's own trace of the main thread: what each of its tasks took of the processor, whatever
 * else the machine did meanwhile.
 */

const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** UTF-16 units of a trace that is looked at. */
const MOST = 400_000_000;

/** Runs `work` and returns the trace events of the page's main thread meanwhile; none where they are too many. */
export async function traced(cdp, work) {
  await cdp.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  const { stream } = await complete;
  const parts = [];
  let length = 0;
  for (;;) {
    const { data, eof, base64Encoded } = await cdp.send('IO.read', { handle: stream });
    length += data.length;
    // Of what takes many minutes there is more than a text can hold: it is read to its end, and let go of.
    if (length < MOST)
      parts.push(base64Encoded ? Buffer.from(data, 'base64').toString('utf8') : data);
    if (eof) break;
  }
  await cdp.send('IO.close', { handle: stream });
  return length < MOST ? JSON.parse(parts.join('')).traceEvents : [];
}

/**
 * Of each mark of a name: the milliseconds of processor time from the mark to the end of the task
 * that it was made in. Made in a frame's callback, that is the end of the frame's drawing.
 */
export function costsFrom(events, name) {
  const marks = events.filter((event) => event.name === name && event.cat?.includes('user_timing'));
  return marks.map((mark) => {
    const task = events
      .filter(
        ({ pid, tid, ts, dur, tdur, ph }) =>
          ph === 'X' &&
          tdur > 0 &&
          pid === mark.pid &&
          tid === mark.tid &&
          ts <= mark.ts &&
          mark.ts <= ts + dur,
      )
      .reduce(
        (widest, event) => (widest === null || event.dur > widest.dur ? event : widest),
        null,
      );
    if (task === null) throw new Error(`No task holds the mark ${name}.`);
    return (task.tts + task.tdur - mark.tts) / 1000;
  });
}
