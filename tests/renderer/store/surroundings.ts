import { onTestFinished } from 'vitest';
import { builtInTags, type AnnotationId, type TagId } from '#core/model';
import {
  createWorkbench,
  type Annotation,
  type AnnotationSketch,
  type TagDraft,
  type Workbench,
  type WorkbenchOptions,
} from '#renderer/store';
import { utf16, type TextRange } from '#core/text';
import { fakeHost, type FakeHost } from './fake-host.ts';

export const [claim, statistic, actor, date] = builtInTags.map(({ id }) => id) as [
  TagId,
  TagId,
  TagId,
  TagId,
];

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

/** Resolves when the state is as it is waited for. */
export const until = (workbench: Workbench, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const stop = workbench.state.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

/** A workbench on one text that is open. */
export async function workbenchOn(
  host: FakeHost,
  text: string,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  host.give('sample', 'text.txt', text);
  return createWorkbench(host.api, { databaseName: freshName(), ...steady(), ...options });
}

/** A workbench on a host, and how it was started. */
export interface Bench {
  readonly workbench: Workbench;
  readonly host: FakeHost;
  readonly options: WorkbenchOptions;
}

/** Closed when the test is over, at the latest. */
export function closing(workbench: Workbench): Workbench {
  onTestFinished(() => workbench.close());
  return workbench;
}

/** A workbench on some texts, the first of which is open. */
export async function benchOn(
  texts: readonly string[],
  host: FakeHost = fakeHost(),
  more: WorkbenchOptions = {},
): Promise<Bench> {
  for (const [at, text] of texts.entries()) host.give('sample', `text ${at}.txt`, text);
  const options = { databaseName: freshName(), ...steady(), ...more };
  return { workbench: closing(await createWorkbench(host.api, options)), host, options };
}

/** Closes a workbench and opens its database again, as a reload does. */
export async function reopened({ workbench, host, options }: Bench): Promise<Workbench> {
  await workbench.settled();
  workbench.close();
  return closing(await createWorkbench(host.api, options));
}

/** Tags the first occurrence of some words in the open document. */
export function tag(workbench: Workbench, passage: string, as: TagId): AnnotationId {
  workbench.select(words(workbench, passage));
  const id = workbench.annotate(as);
  if (id === null) throw new Error(`“${passage}” was not tagged.`);
  return id;
}

/** An annotation of the open document. */
export function annotationOf(workbench: Workbench, id: AnnotationId): Annotation {
  const found = workbench.state.getState().open?.annotations.get(id);
  if (found === undefined) throw new Error('There is no such annotation here.');
  return found;
}

/** What links say of an annotation of the open document. */
export function sketch(workbench: Workbench, id: AnnotationId): AnnotationSketch {
  const { document, tag: ofTag, exact, value } = annotationOf(workbench, id);
  return { id, document, tag: ofTag, exact, value };
}

/** A tag that says nothing in particular. */
export const tagDraft = (label: string, more: Partial<TagDraft> = {}): TagDraft => ({
  label,
  kind: 'plain',
  definition: '',
  whenToUse: '',
  example: '',
  colour: 'rose',
  line: 'wavy',
  key: '',
  parent: null,
  ...more,
});

/** Adds a tag to the codebook. */
export function addedTag(workbench: Workbench, label: string, more: Partial<TagDraft> = {}): TagId {
  const id = workbench.codebook.add(tagDraft(label, more));
  if (id === null) throw new Error(`“${label}” was refused.`);
  return id;
}

/** What the person was told so far. */
export const told = (workbench: Workbench): readonly string[] =>
  workbench.state.getState().notices.map(({ kind, text }) => `${kind}: ${text}`);
