import {
  BIRTH,
  idOf,
  isAlive,
  kindOf,
  readField,
  type AnnotationId,
  type DocumentId,
  type LiveChange,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { eachDeletion, type Deletion } from './changes.ts';
import { endsOf, passageIn, quoteIn, relationType, statesOf } from './links.ts';
import { documentTitle, nameOf } from './words.ts';
import { readSomeStates } from '../records/read-states.ts';
import type { AnnotationSketch, Trash, TrashItem } from '../shapes.ts';
import { toldValue } from '../records/told-value.ts';

/** Annotations looked for where nobody says how many. */
const MOST = 2_000;

/** Whether a record was there and was deleted. */
export const isDeleted = (state: RecordState | undefined): state is RecordState =>
  state !== undefined && state.live.length > 0 && !isAlive(state);

type Deleted = Pick<TrashItem, 'deletedAt' | 'deletedBy'>;

/** The delete that stands, or the last where several writers made one. */
function deletedIn(context: Context, { live }: RecordState): Deleted {
  const deletes = live.filter(({ field, value }) => field === 'alive' && value === false);
  const last = deletes.reduce<LiveChange | undefined>(
    (latest, change) => (latest === undefined || change.at > latest.at ? change : latest),
    undefined,
  );
  // One that was born deleted has no other.
  const said = last ?? live.find(({ field }) => field === BIRTH);
  return said === undefined
    ? { deletedAt: '', deletedBy: '' }
    : { deletedAt: said.at, deletedBy: shownAnalyst(context, said.analyst) };
}

const isDocumentGone = ({ records }: Context, id: DocumentId): boolean =>
  isDeleted(records.get(`document/${id}`));

/** An annotation in short, though it is not there. */
function sketchOf(context: Context, state: RecordState): AnnotationSketch | null {
  const passage = passageIn(state);
  const tag = readField(state, 'tag') as TagId | undefined;
  if (passage === null || tag === undefined) return null;
  const counted = context.tagIndex.resolve(tag);
  const value = toldValue(context, counted, readField(state, 'value') ?? null);
  const id = idOf(state.record) as AnnotationId;
  return { id, document: passage.document, tag: counted, exact: passage.exact, value };
}

function annotationItem(context: Context, state: RecordState): readonly TrashItem[] {
  const sketch = sketchOf(context, state);
  if (sketch === null) return [];
  const { document, exact } = sketch;
  return [
    {
      record: state.record,
      kind: 'annotation',
      sketch,
      label: exact,
      documentTitle: documentTitle(context, document),
      isDocumentGone: isDocumentGone(context, document),
      ...deletedIn(context, state),
    },
  ];
}

/** Deleted annotations, as far back as `most` of them. */
async function annotationItems(
  context: Context,
  most: number,
): Promise<{ readonly items: readonly TrashItem[]; readonly isMore: boolean }> {
  const seen = new Set<RecordRef>();
  const items: TrashItem[] = [];
  const visit = async (page: readonly Deletion[]): Promise<'enough' | 'more'> => {
    const fresh = page.filter(({ record }) => !seen.has(record));
    const homes = new Map(fresh.map(({ record, home }) => [record, home]));
    for (const record of homes.keys()) seen.add(record);
    const { states } = await readSomeStates(context, homes);
    for (const record of homes.keys()) {
      const state = states.get(record);
      if (isDeleted(state)) items.push(...annotationItem(context, state));
    }
    return items.length > most ? 'enough' : 'more';
  };
  await eachDeletion(context, visit);
  return { items: items.slice(0, most), isMore: items.length > most };
}

const NAMED = ['tag', 'entity', 'document'] as const;
type NamedKind = (typeof NAMED)[number];
const isNamed = (kind: string): kind is NamedKind => NAMED.includes(kind as NamedKind);

function namedItem(context: Context, state: RecordState): readonly TrashItem[] {
  const { record } = state;
  const kind = kindOf(record);
  if (!isNamed(kind)) return [];
  const rest = { sketch: null, documentTitle: '', isDocumentGone: false };
  return [{ record, kind, ...rest, label: nameOf(context, record), ...deletedIn(context, state) }];
}

async function linkItems(
  context: Context,
  states: readonly RecordState[],
): Promise<readonly TrashItem[]> {
  const links = states.flatMap((state) => {
    const ends = endsOf(state);
    return ends === null ? [] : [{ state, ends }];
  });
  const found = await statesOf(
    context,
    links.flatMap(({ ends: { from, to } }) => [from, to]),
  );
  return links.map(({ state, ends: { from, to, type } }): TrashItem => {
    const [start, end] = [found.get(from.record), found.get(to.record)];
    const home = passageIn(start)?.document ?? from.home;
    return {
      record: state.record,
      kind: 'relation',
      sketch: null,
      label: `${quoteIn(start)} ${relationType(context, type).label} ${quoteIn(end)}`,
      documentTitle: home === null ? '' : documentTitle(context, home),
      isDocumentGone: home !== null && isDocumentGone(context, home),
      ...deletedIn(context, state),
    };
  });
}

const newestFirst = (a: TrashItem, b: TrashItem): number =>
  a.deletedAt > b.deletedAt ? -1 : a.deletedAt < b.deletedAt ? 1 : a.record < b.record ? -1 : 1;

/** What was deleted and is still gone: also what was made and undone. */
export async function trashOf(context: Context, most: number = MOST): Promise<Trash> {
  const { items, isMore } = await annotationItems(context, most);
  const deleted = [...context.records.values()].filter(isDeleted);
  const links = await linkItems(
    context,
    deleted.filter(({ record }) => kindOf(record) === 'relation'),
  );
  const named = deleted.flatMap((state) => namedItem(context, state));
  return { items: [...items, ...links, ...named].sort(newestFirst), isMore };
}
