import { BIRTH, type Change, type DocumentId, type RecordRef } from '#core/model';
import type { WorkbenchDatabase } from '#renderer/database';
import { AnnotationHomes } from './annotation-homes.ts';
import { homed } from './arriving.ts';
import { storeBatches, type HomedChange } from '../storing/materialise.ts';
import { Arrivals } from './arrivals.ts';
import type { Owner, PulledPart } from './jobs.ts';
import { isAnnotation, soughtFor, statesOfAnnotations, storedAmong } from './states.ts';

/**
 * Very many changes of the journal, stored as they come: each part is a transaction of its own, after which
 * the database is whole for what it holds, and says how far it has come.
 */

const hasMoved = ({ field }: Change): boolean => field === 'passage';
const isBirth = ({ field }: Change): boolean => field === BIRTH;

export class JournalArrivals {
  readonly #database: WorkbenchDatabase;
  readonly #owner: Owner;
  #homes: AnnotationHomes | null = null;

  constructor(database: WorkbenchDatabase, owner: Owner) {
    this.#database = database;
    this.#owner = owner;
  }

  /**
   * @param part changes in canonical JSON, one a line
   * @returns how many the database lacked; or what is wrong with one of them, in a sentence
   */
  async store({ text, come }: PulledPart): Promise<number | string> {
    const arrivals = new Arrivals();
    const wrong = arrivals.addLines(text);
    if (wrong !== null) return wrong;
    const database = this.#database;
    this.#homes ??= await AnnotationHomes.of(database);
    const stored = await storedAmong(database, [...arrivals.records.values()].flat());
    const fresh = new Map<RecordRef, readonly Change[]>();
    for (const [record, all] of arrivals.records) {
      const lacking = all.filter(({ id }) => !stored.has(id));
      if (lacking.length > 0) fresh.set(record, lacking);
    }
    const changes = await this.#homed(fresh, this.#homes);
    const moved = new Map<RecordRef, DocumentId>();
    const meta = {
      ...(changes.length > 0 && { seq: await this.#seqAfter(changes) }),
      ...(come !== null && { bringingBack: come }),
    };
    if (changes.length > 0 || come !== null)
      await storeBatches(database, [{ changes, history: null, meta }], undefined, (record, home) =>
        moved.set(record, home),
      );
    for (const [record, home] of moved) this.#homes.put(record, home);
    return changes.length;
  }

  async #seqAfter(changes: readonly HomedChange[]): Promise<number> {
    const known = (await this.#database.meta.get('seq'))?.value;
    let seq = typeof known === 'number' ? known : 0;
    for (const { change } of changes)
      if (change.replica === this.#owner.replica) seq = Math.max(seq, change.seq);
    return seq;
  }

  /** Each with the document in which its annotation lies before it. */
  async #homed(
    fresh: ReadonlyMap<RecordRef, readonly Change[]>,
    homes: AnnotationHomes,
  ): Promise<readonly HomedChange[]> {
    const changes: HomedChange[] = [];
    const strange: RecordRef[] = [];
    for (const [record, own] of fresh) {
      const home = isAnnotation(record) ? homes.of(record) : undefined;
      // Of what is known and stays where it is, nothing has to be read.
      if (home !== undefined && own.some((each) => hasMoved(each) || isBirth(each)))
        strange.push(record);
      else if (home !== undefined) for (const change of own) changes.push({ change, home });
      else for (const each of homed(undefined, own)) changes.push(each);
    }
    const sought = strange.map((record) => {
      const { documents } = soughtFor(record, fresh.get(record) ?? [], true);
      return { record, documents: [homes.of(record) ?? [], documents].flat(), isAnywhere: false };
    });
    const states = await statesOfAnnotations(this.#database, sought);
    for (const record of strange)
      for (const each of homed(states.get(record), fresh.get(record) ?? [])) changes.push(each);
    return changes;
  }
}
