import './page.css';
import * as operations from './operations.ts';
import { spansOf } from './spans.ts';
import type { Opened, Span, Subject } from './subject.ts';

/** What the driver calls. One page opens one subject once. */

const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  ours: async () => (await import('./ours.ts')).subject,
  codemirror: async () => (await import('./codemirror.ts')).subject,
  'recogito-spans': async () => (await import('./recogito.ts')).spansSubject,
  'recogito-highlights': async () => (await import('./recogito.ts')).highlightsSubject,
};

const root = document.querySelector<HTMLElement>('#root') as HTMLElement;
const DATABASE = 'bench';

let open: (() => Opened) | null = null;
let opened: Opened | null = null;
let units = 0;
let extra: readonly Span[] = [];

const now = (): Opened => {
  if (opened === null) throw new Error('Nothing is open.');
  return opened;
};

const bench = {
  prepare: async (name: string, textUrl: string, annotations: number): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    units = text.length;
    const make = await (subjects[name] as () => Promise<Subject>)();
    // A clone's strings are flat, as those that come from a database are.
    const spans = structuredClone(spansOf(annotations, 0, units, 1));
    open = await make({ text, spans }, root);
    await operations.painted();
  },
  idle: async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) await operations.painted();
  },
  open: async (): Promise<void> => {
    opened = (open as () => Opened)();
    await operations.painted();
  },
  nodes: (): number => operations.countNodes(root),
  tag: (times: number): Promise<void> => {
    extra = operations.spansInView(times);
    return operations.tagEach(now(), extra);
  },
  untag: (): Promise<void> => operations.untagEach(now(), extra),
  hide: (times: number): Promise<void> => operations.hideAndShow(now(), times),
  middle: (): Promise<void> => operations.jumpTo(now(), Math.floor(units / 2)),
  jump: (times: number): Promise<void> => operations.jumpAbout(now(), units, times),
  longestFrame: (steps: number): Promise<number> => operations.scrollByFrames(now(), steps),
  blanks: (steps: number): Promise<number> => operations.blanksOnTheWayUp(now(), steps),
  tagToPaint: (times: number): Promise<number[]> =>
    operations.tagToPaint(now(), operations.spansInView(times)),
  painted: operations.painted,

  fillStore: async (textUrl: string, annotations: number): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    const { fillStore } = await import('./fill-store.ts');
    await fillStore(DATABASE, text, structuredClone(spansOf(annotations, 0, text.length, 1)));
  },
  /** Starts the real store on what the database holds; `open` then shows it. */
  startStore: async (textUrl: string): Promise<number> => {
    const text = await (await fetch(textUrl)).text();
    units = text.length;
    const { startStore } = await import('./store.ts');
    const store = await startStore(DATABASE, text, root);
    open = () => store.show();
    return store.annotations;
  },
  settled: (): Promise<void> => now().settled(),
};

export type Bench = typeof bench;

(globalThis as unknown as { bench: Bench }).bench = bench;
