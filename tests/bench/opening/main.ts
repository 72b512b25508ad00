import { uuidFromName } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { fakeHost, idOfText } from '../../renderer/store/fake-host.ts';
import type { HeldDocument, HeldProject } from '../../renderer/store/fake-projects.ts';
import { changesOf, DOCUMENTS, type AnnotatedText } from '../project/one-person.ts';

/**
 * What the driver calls, one after another: projects of very many annotations opened in a workbench. The
 * host is one in memory that hands out what it has, so that what is measured is the window's part.
 */

const texts = Array.from({ length: DOCUMENTS }, (_, number) =>
  Array.from(
    { length: 60 },
    (__, line) =>
      `Line ${line} of document ${number} says that ${uuidFromName(`${number} ${line}`)} is one of many.`,
  ).join('\n\n'),
);

const documents = texts.map((text, number): HeldDocument => ({
  summary: {
    id: idOfText(text),
    metadata: {
      title: `Document ${number}`,
      fileName: `${number}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sourceSha256: idOfText(text),
      extractor: 'bench/1',
    },
    length: text.length,
    words: text.split(' ').length,
  },
  body: {
    text,
    blocks: [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
      kind: 'paragraph',
      start: index,
      end: index + line.length,
    })) as unknown as HeldDocument['body']['blocks'],
    noteMarkers: [],
  },
}));

const annotated = documents.map(({ summary, body: { text } }): AnnotatedText => ({
  summary,
  length: text.length,
  words: (from, to) => text.slice(from, to),
}));

const projectOf = (person: string, annotations: number): HeldProject => ({
  project: { id: uuidFromName('project'), name: 'Bench' },
  documents,
  changes: changesOf(person, annotated, annotations),
});

const host = fakeHost();
const projects = new Map<string, HeldProject>();
let workbench: Workbench | null = null;

const running = (): Workbench => {
  if (workbench === null) throw new Error('Nothing was started.');
  return workbench;
};

/** Milliseconds by the clock, and the longest in which the page could do nothing else. */
async function watched(work: () => Promise<unknown>): Promise<{ took: number; blocked: number }> {
  let blocked = 0;
  let isOver = false;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last);
    last = now;
    if (!isOver) setTimeout(() => port2.postMessage(null), 1);
  };
  port2.postMessage(null);
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 20));
  isOver = true;
  return { took, blocked };
}

const bench = {
  make: (person: string, annotations: number): Promise<void> => {
    projects.set(person, projectOf(person, annotations));
    return Promise.resolve();
  },

  start: async (): Promise<void> => {
    workbench = await createWorkbench(host.api, { databaseName: `bench-opening-${Date.now()}` });
  },

  look: (person: string): Promise<object> =>
    watched(async () => {
      const project = projects.get(person) as HeldProject;
      await running().projects.read({ kind: 'file', file: host.projects.file(project) });
      const { opening } = running().state.getState();
      if (opening?.kind !== 'preview') throw new Error(JSON.stringify(opening));
    }),

  records: (): Promise<object> =>
    watched(() => running().projects.records({ group: null, isConflict: false }, 5_000, 5_100)),

  open: (): Promise<object> =>
    watched(async () => {
      if (!(await running().projects.accept()))
        throw new Error(JSON.stringify(running().state.getState().notices));
    }),

  undo: (): Promise<object> =>
    watched(async () => {
      running().undo();
      await running().settled();
    }),

  redo: (): Promise<object> =>
    watched(async () => {
      running().redo();
      await running().settled();
    }),

  save: (): Promise<object> =>
    watched(() => running().projects.save({ isBlind: false, passphrase: null })),

  counted: (): Promise<number> =>
    Promise.resolve(
      running()
        .state.getState()
        .documents.flatMap(({ counts }) => [...counts.values()])
        .reduce((sum, count) => sum + count, 0),
    ),
};

Object.assign(globalThis, { bench });
