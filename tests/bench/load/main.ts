import {
  applyChange,
  kindOf,
  unborn,
  type AnalystId,
  type Change,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import {
  changeRow,
  encodePack,
  FORMAT_VERSION,
  homeOf,
  openDatabase,
  packKey,
  recount,
  type Counters,
  type Meta,
  type MetaRow,
  type PackKey,
  type RecordRow,
  type WorkbenchDatabase,
} from '#renderer/database';

/**
 * Fills the program's own database with the parts that lie at this address, as the store would have: under
 * the program's address, so that the program finds it.
 */

interface About {
  readonly owner: {
    readonly project: string;
    readonly replica: ReplicaId;
    readonly analyst: AnalystId;
  };
  readonly mark: { readonly journal: string; readonly last: number };
  readonly seq: number;
  readonly parts: number;
}

/** Annotations of whole documents lie in one part: no pack is written twice. */
function packsOf(states: readonly RecordState[]) {
  const packs = new Map<string, { readonly key: PackKey; readonly states: RecordState[] }>();
  for (const state of states) {
    const key = packKey(homeOf(state), state.record);
    const name = key.join('/');
    const pack = packs.get(name);
    if (pack === undefined) packs.set(name, { key, states: [state] });
    else pack.states.push(state);
  }
  return [...packs.values()].map((each) =>
    encodePack(each.key, { states: each.states, damaged: [] }),
  );
}

async function putPart(database: WorkbenchDatabase, lines: string): Promise<void> {
  const changes = lines.split('\n').map((line) => JSON.parse(line) as Change);
  const records: RecordRow[] = [];
  const annotations: RecordState[] = [];
  const counters: Counters = new Map();
  for (const change of changes) {
    const state = applyChange(unborn(change.record), change);
    if (kindOf(change.record) === 'annotation') {
      annotations.push(state);
      recount(counters, undefined, state);
    } else records.push({ record: change.record, state });
  }
  const packs = packsOf(annotations);
  const { dexie } = database;
  const tables = [database.changes, database.annotations, database.records, database.counters];
  await dexie.transaction('rw', tables, async () => {
    await database.changes.bulkPut(changes.map((change) => changeRow(change, null)));
    await database.annotations.bulkPut(packs);
    await database.records.bulkPut(records);
    await database.counters.bulkPut(
      [...counters].map(([document, counts]) => ({ document, counts: [...counts] })),
    );
  });
}

const metaOf = ({ owner, mark, seq }: About): Meta => ({
  formatVersion: FORMAT_VERSION,
  ...owner,
  seq,
  undoneAt: 0,
  lastDocument: null,
  journal: { ...mark, seq },
  bringingBack: null,
  isJournalBehind: false,
  keyBindings: [],
  tableColumns: [],
  isReadingLogged: true,
  analystFilter: 'everyone',
});

const text = async (path: string): Promise<string> => (await fetch(path)).text();

const bench = {
  about: async (): Promise<About> => JSON.parse(await text('parts/about.json')) as About,

  /** Some parts of all. */
  fill: async (from: number, to: number): Promise<void> => {
    const database = openDatabase('obelus');
    for (let part = from; part < to; part++)
      await putPart(database, await text(`parts/${part}.jsonl`));
    database.dexie.close();
  },

  /** Says whose it is: it is whole now. */
  end: async (): Promise<void> => {
    const database = openDatabase('obelus');
    const meta = metaOf(await bench.about());
    await database.meta.bulkPut(
      Object.entries(meta).map(([key, value]): MetaRow => ({
        key: key as keyof Meta,
        value: value as MetaRow['value'],
      })),
    );
    database.dexie.close();
  },
};

Object.assign(globalThis, { bench });
