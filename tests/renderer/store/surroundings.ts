import { createWorkbench, type Workbench, type WorkbenchOptions } from '#renderer/store';
import { utf16, type TextRange } from '#core/text';
import type { FakeHost } from './fake-host.ts';

/** A clock that goes on by a second at each look, and ids that come in order. */
export function steady(): Pick<WorkbenchOptions, 'now' | 'randomUuid'> {
  let second = 0;
  let serial = 0;
  return {
    now: () => Date.UTC(2026, 0, 1) + ++second * 1000,
    randomUuid: () => {
      serial++;
      const tail = ((serial * 2654435761) >>> 0).toString(16).padStart(8, '0');
      return `${serial.toString(16).padStart(8, '0')}-0000-4000-8000-0000${tail}`;
    },
  };
}

let databases = 0;

/** A name nobody used, in this run or an earlier one. */
export const freshName = (): string => `test-${Date.now()}-${Math.random()}-${++databases}`;

export const range = (start: number, end: number): TextRange => ({
  start: utf16(start),
  end: utf16(end),
});

/** The range of the first occurrence of some words in the open document. */
export function words(workbench: Workbench, passage: string): TextRange {
  const text = workbench.state.getState().open?.body.text ?? '';
  const start = text.indexOf(passage);
  if (start < 0) throw new Error(`The text has no “${passage}”.`);
  return range(start, start + passage.length);
}

/** A workbench on one text that is open. */
export async function workbenchOn(
  host: FakeHost,
  text: string,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  host.give('sample', 'text.txt', text);
  return createWorkbench(host.api, { databaseName: freshName(), ...steady(), ...options });
}
