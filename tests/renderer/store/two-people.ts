import { BIRTH, kindOf, type Change, type DocumentId, type Passage } from '#core/model';
import { createWorkbench, type Workbench } from '#renderer/store';
import { changeIn } from '../../../src/renderer/database/change-rows.ts';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { storeBatches } from '../../../src/renderer/store/storing/materialise.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { closing, freshName, steady } from './surroundings.ts';

/** Two people with the same texts, each with a database of their own, who tell one another of their work. */

export interface Person {
  readonly databaseName: string;
  readonly host: FakeHost;
  readonly open: () => Promise<Workbench>;
}

/** @param digit with which every id begins that this person makes */
function personOn(texts: readonly string[], name: string, digit: string): Person {
  const host = fakeHost();
  for (const [at, text] of texts.entries()) host.give('sample', `text ${at}.txt`, text);
  const databaseName = freshName();
  const own = steady();
  const options = {
    ...own,
    databaseName,
    randomUuid: () => digit + (own.randomUuid?.() ?? '').slice(1),
  };
  let isNamed = false;
  return {
    databaseName,
    host,
    open: async () => {
      const workbench = closing(await createWorkbench(host.api, options));
      if (!isNamed) workbench.setAnalystName(name);
      isNamed = true;
      return workbench;
    },
  };
}

export const annaAndBen = (texts: readonly string[]): readonly [anna: Person, ben: Person] => [
  personOn(texts, 'Anna', 'a'),
  personOn(texts, 'Ben', 'b'),
];

async function changesOf({ databaseName }: Person): Promise<readonly Change[]> {
  const database = openDatabase(databaseName);
  const rows = await database.changes.toArray();
  database.dexie.close();
  return rows.map(changeIn).filter((change) => change !== null);
}

/** Stores what one person did with the other, both of whose workbenches are closed. */
export async function tell(from: Person, to: Person): Promise<void> {
  const changes = await changesOf(from);
  const births = [...changes, ...(await changesOf(to))].filter(({ field }) => field === BIRTH);
  const homes = new Map<string, DocumentId>(
    births.flatMap(({ record, value }) => {
      const passage = (value as { readonly passage?: unknown }).passage as Passage | undefined;
      return passage === undefined ? [] : [[record, passage.document] as const];
    }),
  );
  const homed = changes.map((change) => ({
    change,
    home: kindOf(change.record) === 'annotation' ? (homes.get(change.record) ?? null) : null,
  }));
  const database = openDatabase(to.databaseName);
  await storeBatches(database, [{ changes: homed, history: null, meta: {} }]);
  database.dexie.close();
}

/** Lets everything be stored and closes. */
export async function leave(workbench: Workbench): Promise<void> {
  await workbench.settled();
  workbench.close();
}
