import { openDatabase, type WorkbenchDatabase } from '#renderer/database';
import { checkDatabase } from '../storing/checking-database.ts';
import { JournalArrivals } from './journal-arrivals.ts';
import { Arrivals } from './arrivals.ts';
import { gatherLines } from './gather.ts';
import type { MergingJob, MergingNews, Origin, Owner, QuestionKind, Questions } from './jobs.ts';
import { namesFor } from './names.ts';
import { planFor } from './plan.ts';
import { MergingPreview } from './preview.ts';
import { originMet, projectsOf, projectTold } from './project.ts';
import { sinceThen } from './since.ts';
import { statesOfRecords } from './states.ts';
import { storeArriving } from './storing.ts';
import { takeStored } from './taking.ts';
import { versionOf } from './versions.ts';
import { Unfit } from './unfit.ts';

/**
 * Where questions about very many changes are answered: what a project would bring, its storing, the
 * taking back of a step, and all changes for a file. One after another.
 */

/** As many steps as the progress of a transaction is told in. */
const STEPS = 1_000;

interface Begun {
  readonly owner: Owner;
  readonly database: WorkbenchDatabase;
}

interface Prepared {
  readonly origin: Origin;
  readonly texts: ReadonlySet<string>;
  readonly preview: MergingPreview;
}

function its<T>(value: T | null): T {
  if (value === null) throw new Error('The thread was asked before it could know.');
  return value;
}

type Answers = {
  [K in QuestionKind]: (
    ask: Questions[K]['ask'],
  ) => Questions[K]['answer'] | Promise<Questions[K]['answer']>;
};

/** Answers jobs in their order. */
export type Desk = (job: MergingJob) => void;

/** @param own the database, where it is open already */
export function createDesk(say: (news: MergingNews) => void, own?: WorkbenchDatabase): Desk {
  let begun: Begun | null = null;
  let prepared: Prepared | null = null;
  let gathering: AsyncGenerator<string> | null = null;
  let pulling: JournalArrivals | null = null;
  const arrivals = new Arrivals();
  const tell = (done: number, total: number): void => {
    say({ kind: 'progress', done, total });
  };
  const tellPart = (part: number): void => {
    tell(Math.round(part * STEPS), STEPS);
  };

  const answers: Answers = {
    begin: (owner) => {
      begun = { owner, database: own ?? openDatabase(owner.databaseName) };
      return null;
    },
    lines: ({ text }) => {
      const wrong = arrivals.addLines(text);
      if (wrong !== null) throw new Unfit(wrong);
      return arrivals.size;
    },
    changes: ({ changes }) => {
      for (const change of changes) arrivals.add(change);
      return arrivals.size;
    },
    prepare: async ({ origin: stated, texts }) => {
      const { database, owner } = its(begun);
      const origin = originMet(stated, arrivals.records.keys());
      const held = new Set<string>(texts);
      const whole = await planFor(database, arrivals, origin, owner, held, tell);
      const states = await statesOfRecords(database, projectsOf(origin, owner));
      const { plan, fields } = projectTold(whole, origin, owner, (record) => states.get(record));
      const names = await namesFor(database, plan);
      const name = origin.kind === 'project' ? origin.name : '';
      const since = plan.size > 0 ? 'nothing' : await sinceThen(database, arrivals);
      const preview = new MergingPreview(plan, names, owner.analyst, { name, fields, since });
      prepared = { origin, texts: held, preview };
      return preview.told();
    },
    records: ({ ask, from, to }) => its(prepared).preview.records(ask, from, to),
    leaveOut: ({ what, isLeftOut }) => {
      const { preview } = its(prepared);
      preview.leaveOut(what, isLeftOut);
      return preview.told();
    },
    like: async ({ id, like }) => {
      const { preview } = its(prepared);
      const version = await versionOf(its(begun).database, id, like.id, (each) =>
        preview.after(each),
      );
      preview.liken(id, { ...like, version });
      return preview.told();
    },
    wantedTexts: () => {
      const { preview, texts } = its(prepared);
      return preview.wantedTexts(texts);
    },
    taking: () => {
      const { owner } = its(begun);
      return its(prepared).preview.taking(owner.replica);
    },
    store: ({ step, sign }) => {
      const { database, owner } = its(begun);
      const { origin, preview } = its(prepared);
      return storeArriving(database, [...preview.taken()], origin, owner, step, sign, tellPart);
    },
    pulled: async (part) => {
      const { database, owner } = its(begun);
      pulling ??= new JournalArrivals(database, owner);
      const stored = await pulling.store(part);
      if (typeof stored === 'string') throw new Unfit(stored);
      return stored;
    },
    take: async ({ step, direction, sign, history }) => {
      const taken = await takeStored(its(begun).database, step, direction, sign, history, tellPart);
      if (taken === null) throw new Unfit('The step is damaged.');
      return taken;
    },
    gather: ({ extra, blind }) => {
      gathering = gatherLines(its(begun).database, extra, blind);
      return its(begun).database.changes.count();
    },
    check: () => checkDatabase(its(begun).database),
    gathered: async () => {
      const next = await its(gathering).next();
      return next.done === true ? null : next.value;
    },
  };

  const answer = async ({ kind, serial, ask }: MergingJob): Promise<void> => {
    try {
      const answered = await (answers[kind] as (asked: unknown) => unknown)(ask);
      say({ kind: 'answer', serial, answer: answered });
    } catch (error) {
      const isSaid = error instanceof Unfit;
      const message = isSaid ? error.message : String(error);
      say({ kind: 'refused', serial, message, isSaid });
    }
  };
  let turn: Promise<void> = Promise.resolve();
  return (job) => {
    turn = turn.then(() => answer(job));
  };
}
