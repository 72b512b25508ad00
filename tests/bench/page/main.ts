import { loadTheme } from '#renderer/ui';
import './page.css';
import type { Action } from './actions.ts';
import type { FindAll } from './find-all.ts';
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

interface Acting {
  readonly before: (name: string, time: number) => void;
  readonly act: (name: string, time: number) => void;
  readonly after: (name: string, time: number) => void;
  readonly settled: () => Promise<void>;
}

let acting: Acting | null = null;
let finding: FindAll | null = null;

const nothing = (): void => undefined;

const doing = (): Acting => {
  if (acting === null) throw new Error('Nothing is open.');
  return acting;
};

const searching = (): FindAll => {
  if (finding === null) throw new Error('Nothing is open.');
  return finding;
};

const now = (): Opened => {
  if (opened === null) throw new Error('Nothing is open.');
  return opened;
};

const bench = {
  prepare: async (name: string, textUrl: string, annotations: number): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    units = text.length;
    const make = await (subjects[name] as () => Promise<Subject>)();
    // Everything is set in the program's faces, which are there before its first page is drawn.
    await loadTheme(document.fonts);
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
    await loadTheme(document.fonts);
    const { startStore } = await import('./store.ts');
    const store = await startStore(DATABASE, text, root);
    open = () => store.show();
    return store.annotations;
  },
  settled: (): Promise<void> => now().settled(),

  fillProgram: async (textUrl: string, annotations: number): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    const { fillProgram } = await import('./program.ts');
    await fillProgram(DATABASE, text, annotations);
  },
  /** @returns how many annotations are open */
  openProgram: async (textUrl: string): Promise<number> => {
    const text = await (await fetch(textUrl)).text();
    const [{ openProgram }, { actions }] = await Promise.all([
      import('./program.ts'),
      import('./actions.ts'),
    ]);
    const program = await openProgram(DATABASE, text, root);
    await operations.painted();
    const actionOf = (name: string): Action => {
      const action = actions[name];
      if (action === undefined) throw new Error(`There is no action “${name}”.`);
      return action;
    };
    acting = {
      before: (name, time) => actionOf(name).before?.(program, time),
      act: (name, time) => {
        actionOf(name).act(program, time);
      },
      after: (name, time) => actionOf(name).after?.(program, time),
      settled: () => program.workbench.settled(),
    };
    return program.open().annotations.size;
  },
  openFindAll: async (textUrl: string, hits: number): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    const { openFindAll } = await import('./find-all.ts');
    finding = await openFindAll(DATABASE, text, hits, root);
    await operations.painted();
  },
  /** @returns milliseconds by the clock until all is found and drawn */
  findAll: (): Promise<number> => searching().find(),
  tagAll: (): Promise<void> => searching().tag(),
  undoAll: (): Promise<void> => searching().undo(),

  openRecogito: async (
    renderer: 'SPANS' | 'CSS_HIGHLIGHTS',
    textUrl: string,
    annotations: number,
  ): Promise<void> => {
    const text = await (await fetch(textUrl)).text();
    const { openRecogito } = await import('./recogito-actions.ts');
    const spans = structuredClone(spansOf(annotations, 0, text.length, 1));
    const { act } = openRecogito(renderer, text, spans, root);
    acting = { act, before: nothing, after: nothing, settled: () => Promise.resolve() };
    await operations.painted();
  },
  makeReady: async (name: string, time: number): Promise<void> => {
    doing().before(name, time);
    await doing().settled();
    await operations.painted();
  },
  act: async (name: string, time: number): Promise<void> => {
    await operations.inFrame(() => {
      performance.mark('act');
      doing().act(name, time);
    });
    await operations.painted();
  },
  stored: (): Promise<void> => doing().settled(),
  takeBack: async (name: string, time: number): Promise<void> => {
    doing().after(name, time);
    await doing().settled();
    await operations.painted();
  },
};

export type Bench = typeof bench;

(globalThis as unknown as { bench: Bench }).bench = bench;
