import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { builtInTags } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { loadTheme } from '#renderer/ui';
import { App } from '../../../src/renderer/app/app.tsx';
import { bodyOf } from './body.ts';
import { hostOf } from './store.ts';

/** Finding all occurrences of a word in the whole program, and tagging them. */
export interface FindAll {
  /** Milliseconds by the clock, from the question until all occurrences are found and drawn. */
  find(): Promise<number>;
  /** Tags all that were found; until that is drawn and stored. */
  tag(): Promise<void>;
  /** Takes the tagging back, until that is drawn and stored. */
  undo(): Promise<void>;
}

const WORD = 'Sibyllinus';

/** The text with a word in it so many times, evenly. */
function withWord(text: string, times: number): string {
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < times; index++) {
    const wished = Math.floor((index * text.length) / times);
    const space = text.indexOf(' ', Math.max(from, wished));
    const at = space < 0 ? text.length : space;
    parts.push(text.slice(from, at), ` ${WORD}`);
    from = at;
  }
  return `${parts.join('')}${text.slice(from)}`;
}

const until = (workbench: Workbench, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const stop = workbench.state.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

/** Once the frame under way is drawn. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });

export async function openFindAll(
  name: string,
  text: string,
  times: number,
  root: HTMLElement,
): Promise<FindAll> {
  const host = hostOf(bodyOf(withWord(text, times)));
  const workbench = await createWorkbench(host, { databaseName: name });
  await loadTheme(document.fonts);
  createRoot(root).render(createElement(App, { workbench }));
  const tag = builtInTags.find(({ kind }) => kind === 'actor');
  if (tag === undefined) throw new Error('There is no tag of actors.');
  const { state, search } = workbench;
  const hits = (): number => state.getState().search?.hits.length ?? 0;
  const isOver = (): boolean => state.getState().search?.progress === null;
  // As when a person opens the sheet: it is there, and its thread, before anything is asked.
  search.open({ text: '' });
  await drawn();
  return {
    async find() {
      const from = performance.now();
      search.open({ text: WORD });
      await until(workbench, () => isOver() && hits() > 0);
      await drawn();
      const took = performance.now() - from;
      if (hits() !== times) throw new Error(`${hits()} of ${times} were found.`);
      return took;
    },
    async tag() {
      const { tagged } = await search.tagTicked(tag.id);
      await drawn();
      await workbench.settled();
      if (tagged !== times) throw new Error(`${tagged} of ${times} were tagged.`);
    },
    async undo() {
      workbench.undo();
      await drawn();
      await workbench.settled();
    },
  };
}
