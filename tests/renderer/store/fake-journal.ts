import { IdSum } from '#core/model';
import { done, refused, type JournalApi, type Output } from '#contract';

/** The wall: a journal whose records are lines in memory. */
export interface FakeJournal {
  readonly lines: string[];
  /** While there is one, nothing is kept, and this is why. */
  refusal: string | null;
  /** Begins anew, as where its folder was deleted. */
  lose(): void;
  readonly api: JournalApi;
}

/** Few, so that reading takes several answers. */
const PART = 50;

export function fakeJournal(): FakeJournal {
  let lines: string[] = [];
  let serial = 0;
  let owner: Output<'journalStanding'>['owner'] = null;
  const name = (): string => `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;
  const mark = (): Output<'journalStanding'>['mark'] => ({
    journal: lines.length === 0 ? null : name(),
    last: lines.length,
  });
  const ids = (): ReadonlySet<string> =>
    new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));
  const journal: FakeJournal = {
    get lines() {
      return lines;
    },
    refusal: null,
    lose: () => {
      lines = [];
      owner = null;
      serial++;
    },
    api: {
      journalStanding: async () => done({ mark: mark(), owner, damages: [] }),
      appendToJournal: async (input) => {
        if (journal.refusal !== null) return refused('unwritable', journal.refusal);
        owner = input.owner;
        lines.push(...input.lines.split('\n').filter((line) => line !== ''));
        return done({ mark: mark() });
      },
      readJournal: async ({ after }) => {
        const part = lines.slice(after, after + PART);
        const last = Math.min(lines.length, after + part.length);
        return done({
          lines: part.map((line) => `${line}\n`).join(''),
          last,
          isEnd: last >= lines.length,
        });
      },
      journalSum: async () => {
        const sum = new IdSum();
        for (const id of ids()) sum.add(id);
        return done({ mark: mark(), count: sum.count, sum: sum.sum });
      },
      missingFromJournal: async ({ changes }) => {
        const there = ids();
        return done({ missing: changes.filter((id) => !there.has(id)) });
      },
      verifyJournal: async () => done({ mark: mark(), damages: [] }),
    },
  };
  return journal;
}
