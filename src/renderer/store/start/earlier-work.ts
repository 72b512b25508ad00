import type { HostApi } from '#contract';

/**
 * What is there of earlier work where the database and the journal hold nothing. It looks like a first
 * start then, and is none.
 */
export interface EarlierWork {
  /** Snapshots that hold something. */
  readonly snapshots: number;
  /** When the newest of them was taken, in ISO 8601; null without any. */
  readonly newest: string | null;
  /** Texts of the library. */
  readonly texts: number;
  /** Files that lie in the folders of the journal and of the snapshots, kept aside. */
  readonly aside: number;
}

type Host = Pick<HostApi, 'dataPlaces' | 'journalStanding' | 'listDocuments' | 'listSnapshots'>;

async function asideIn(host: Host, damagedSnapshots: number): Promise<number> {
  const standing = await host.journalStanding({});
  const places = await host.dataPlaces({});
  const isOwn = standing.ok && standing.value.mark.last > 0;
  // Files of a journal that holds something are its own.
  const journal =
    places.ok && !isOwn ? places.value.places.find(({ kind }) => kind === 'journal') : undefined;
  return (journal?.files ?? 0) + damagedSnapshots;
}

/** Null where there is nothing, as at a first start. */
export async function findEarlierWork(host: Host): Promise<EarlierWork | null> {
  const listed = await host.listSnapshots({});
  const documents = await host.listDocuments({});
  const all = listed.ok ? listed.value.snapshots : [];
  const full = all.filter((each) => each.documents + each.annotations > 0);
  const texts = documents.ok ? documents.value.length : 0;
  const aside = await asideIn(host, listed.ok ? listed.value.damaged.length : 0);
  if (full.length + texts + aside === 0) return null;
  return { snapshots: full.length, newest: full[0]?.at ?? null, texts, aside };
}
