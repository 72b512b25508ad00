import { onTestFinished } from 'vitest';
import type { Workbench } from '#renderer/store';
import { fakeHost } from '../store/fake-host.ts';
import { workbenchOn } from '../store/surroundings.ts';
import { keyboardOn, type Keyboard } from './command-context.ts';

export const text = [
  'One is here. Two is here, and so it stays for long.',
  'Three is here.',
  'Four is here. Five is here.',
].join('\n');

/** The text open, under the keys. */
export async function reading(): Promise<{ workbench: Workbench; keys: Keyboard }> {
  const workbench = await workbenchOn(fakeHost(), text);
  onTestFinished(() => workbench.close());
  await workbench.settled();
  return { workbench, keys: keyboardOn(workbench) };
}

/** Which sentence is read after each of these keys. */
export const sentenceAfter = (keys: Keyboard, ...chords: readonly string[]): (string | null)[] =>
  chords.map((chord) => {
    keys.press(chord);
    return keys.at().sentence;
  });
