import type { Page } from '@playwright/test';
import { builtInTags, type TagId } from '#core/model';
import type { Workbench } from '#renderer/store';
import { wordAt, type Edit } from './edits.ts';
import { guestProject } from './guests.ts';

/**
 * Somebody at work, inside the page: tagging, undoing and doing again by keys, as fast as the page takes
 * them; all else by the commands that cards, menus and dialogs end in.
 */

interface Stroke {
  readonly edit: Edit;
  /** The words that the edit is of. */
  readonly words: readonly string[];
  /** Milliseconds to wait before. */
  readonly pause: number;
  /** A project's file, in base 64. */
  readonly file: string;
}

const wordsOf = (edit: Edit): readonly string[] => {
  if ('word' in edit) return [wordAt(edit.word)];
  return edit.kind === 'link' ? [wordAt(edit.from), wordAt(edit.to)] : [];
};

const fileOf = async (edit: Edit): Promise<string> =>
  edit.kind === 'open' ? Buffer.from(await guestProject(edit.name)).toString('base64') : '';

interface Given {
  readonly strokes: readonly Stroke[];
  readonly tags: readonly TagId[];
  /** The text that all words are in. */
  readonly first: string;
}

/** Runs in the page. */
async function typeAll({ strokes, tags, first }: Given): Promise<void> {
  const page = globalThis as typeof globalThis & {
    obelusSaved: (count: number) => void;
  };
  const status = document.querySelector('footer[aria-label="Status"] span');
  const root = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('.ProseMirror');
    if (found === null) throw new Error('There is no text here.');
    return found;
  };
  if (status === null) throw new Error('There is no status bar.');

  /** What the interface's parts are given. */
  const workbench = ((): Workbench => {
    interface Fiber {
      readonly return: Fiber | null;
      readonly memoizedProps: { readonly workbench?: Workbench } | null;
    }
    const key = Object.keys(status).find((name) => name.startsWith('__reactFiber$')) ?? '';
    let fiber = (status as unknown as Record<string, Fiber | null>)[key] ?? null;
    for (; fiber !== null; fiber = fiber.return)
      if (fiber.memoizedProps?.workbench !== undefined) return fiber.memoizedProps.workbench;
    throw new Error('The page has no workbench.');
  })();
  const { state } = workbench;

  let count = 0;
  let told = 0;
  const look = (): void => {
    if (status.textContent !== 'Saved' || told === count) return;
    told = count;
    page.obelusSaved(count);
  };
  new MutationObserver(look).observe(status, {
    subtree: true,
    childList: true,
    characterData: true,
  });

  const until = async (isSo: () => boolean, what: string): Promise<void> => {
    for (let time = 0; !isSo(); time++) {
      if (time > 400) throw new Error(`${what} did not come about.`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const isHere = (): boolean => state.getState().open?.body.text.startsWith(first) ?? false;
  /** What is done to other documents may open them. */
  const goBack = async (): Promise<void> => {
    for (const { summary } of state.getState().documents) {
      if (isHere()) break;
      await workbench.openDocument(summary.id);
    }
    await until(() => isHere() && root().textContent.startsWith(first), 'The text');
  };

  const start = (word: string): number => state.getState().open?.body.text.indexOf(word) ?? -1;
  const annotation = (word: string | undefined) => {
    const at = start(word ?? '');
    const all = state.getState().open?.annotations.inOrder() ?? [];
    const found = all.find((each) => Number(each.start) === at);
    if (found === undefined) throw new Error(`“${String(word)}” has no annotation.`);
    return found;
  };
  const range = (word: string, words: number) =>
    ({ start: start(word), end: start(word) + 5 * words - 1 }) as never;

  const select = (word: string): void => {
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(word) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + word.length);
      return;
    }
    throw new Error(`The text in view has no “${word}”.`);
  };
  const press = (key: string, more: KeyboardEventInit = {}): void => {
    const code = key === 'z' ? 'KeyZ' : `Digit${key}`;
    const event = { key, code, bubbles: true, cancelable: true, ...more };
    root().dispatchEvent(new KeyboardEvent('keydown', event));
  };

  /** Of the value's kind, which its tag's is. */
  const setValue = (word: string, key: number, value: string): void => {
    const { id } = annotation(word);
    if (key === 1) workbench.setValue(id, { kind: 'claim', certainty: value as never });
    if (key === 2)
      workbench.setValue(id, { kind: 'statistic', comparator: '=', min: value, max: value });
    if (key === 3)
      workbench.entities.addTo(id, { name: value, kind: 'person', aliases: [] } as never);
    if (key === 4) workbench.setValue(id, { kind: 'date', edtf: value });
  };
  let snapshot = '';
  const titled = (name: string) =>
    state.getState().documents.find(({ summary }) => summary.metadata.title.startsWith(name))
      ?.summary.id;

  /** What takes its time. Whether the edit is of that kind. */
  const doLater = async (edit: Edit, file: string): Promise<boolean> => {
    if (edit.kind === 'import') {
      const source = new File([`${edit.name} is a text of its own.`], `${edit.name}.txt`);
      await workbench.importSources([{ kind: 'file', name: source.name, file: source }]);
      await until(() => titled(edit.name) !== undefined, 'The import');
      workbench.dismissImportReport();
    } else if (edit.kind === 'open') {
      const bytes = Uint8Array.from(atob(file), (each) => each.charCodeAt(0));
      await workbench.projects.read({ kind: 'file', file: new File([bytes], 'guest.obelus') });
      if (!(await workbench.projects.accept())) throw new Error('The project was not opened.');
    } else if (edit.kind === 'snapshot') {
      await workbench.settled();
      const taken = await workbench.snapshots.take();
      const listed = await workbench.snapshots.list();
      if (!taken.ok || !listed.ok) throw new Error('No snapshot was taken.');
      snapshot = taken.value?.id ?? listed.value.snapshots[0]?.id ?? '';
    } else if (edit.kind === 'restore') {
      if (!(await workbench.snapshots.restore(snapshot))) throw new Error('It was not restored.');
    } else if (edit.kind === 'remove') {
      workbench.removeDocument(titled(edit.name) as never);
    } else if ((edit.kind === 'undo' || edit.kind === 'redo') && edit.isLate) {
      workbench[edit.kind]();
      await workbench.settled();
    } else return false;
    await goBack();
    return true;
  };

  const doAtOnce = (edit: Edit, [word = '', other]: readonly string[]): void => {
    switch (edit.kind) {
      case 'tag':
        select(word);
        return press(String(edit.key));
      case 'undo':
      case 'redo':
        return press('z', { ctrlKey: true, shiftKey: edit.kind === 'redo' });
      case 'retag':
        return workbench.retag(annotation(word).id, tags[edit.key - 1] as TagId);
      case 'resize':
        return workbench.adjust(annotation(word).id, range(word, edit.words));
      case 'note':
        return workbench.setNote(annotation(word).id, edit.note);
      case 'value':
        return setValue(word, edit.key, edit.value);
      case 'link':
        return workbench.relations.link(annotation(word), [annotation(other)], 'supports');
      case 'delete':
        return workbench.remove([annotation(word).id]);
      default:
        throw new Error('That takes its time.');
    }
  };

  await goBack();
  for (const { edit, words, pause, file } of strokes) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (await doLater(edit, file)) {
      count++;
      continue;
    }
    root().focus();
    // Counted first: what is saved at once is saved.
    count++;
    doAtOnce(edit, words);
  }
}

/**
 * Begins to type. What was called saved is told by the number of the edits that were done by then.
 *
 * @returns `ended`: why somebody stopped before the end; null where they did not
 */
export async function beginTyping(
  page: Page,
  edits: readonly Edit[],
  random: () => number,
  saved: (count: number) => void,
): Promise<{ readonly ended: Promise<Error | null> }> {
  await page.exposeFunction('obelusSaved', saved);
  // In bursts, as people work: a burst is called saved when it is over.
  const pause = (): number => (random() < 0.2 ? 150 + random() * 600 : random() ** 3 * 90);
  const strokes = await Promise.all(
    edits.map(async (edit): Promise<Stroke> => ({
      edit,
      words: wordsOf(edit),
      pause: Math.floor(pause()),
      file: await fileOf(edit),
    })),
  );
  const given: Given = { strokes, tags: builtInTags.map(({ id }) => id), first: wordAt(0) };
  const ended = page.evaluate(typeAll, given).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  return { ended };
}
