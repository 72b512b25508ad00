import {
  idOf,
  isSha256,
  kindOf,
  readField,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
} from '#core/model';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';
import { readSomeStates } from '../records/read-states.ts';
import { unknownRelationType } from '../records/relation-types.ts';
import type { RelationType } from '../shapes.ts';

/** Links and their ends, deleted ones too. */

/** An end of a link: an annotation, and the document it was in when the link was made. */
export interface End {
  readonly record: RecordRef;
  readonly home: DocumentId | null;
}

export interface Ends {
  readonly from: End;
  readonly to: End;
  readonly type: string;
}

/** What a link joins, whether it is there or not; null where nothing says so. */
export function endsOf(state: RecordState): Ends | null {
  const text = (field: string): string | null => {
    const value = readField(state, field);
    return typeof value === 'string' ? value : null;
  };
  const end = (id: string, document: string | null): End => ({
    record: `annotation/${id}`,
    home: isSha256(document) ? (document as DocumentId) : null,
  });
  const [from, to] = [text('from'), text('to')];
  if (from === null || to === null) return null;
  return {
    from: end(from, text('fromDocument')),
    to: end(to, text('toDocument')),
    type: text('type') ?? '',
  };
}

export const relationType = ({ state }: Context, id: string): RelationType =>
  state.getState().relationTypes.find((type) => type.id === id) ?? unknownRelationType(id);

/** Every link that an annotation is or was an end of. */
export function linksAt(
  { records }: Context,
  record: RecordRef,
): readonly (readonly [link: RecordRef, ends: Ends])[] {
  const id = idOf(record);
  return [...records.values()].flatMap((state) => {
    if (kindOf(state.record) !== 'relation') return [];
    if (readField(state, 'from') !== id && readField(state, 'to') !== id) return [];
    const ends = endsOf(state);
    return ends === null ? [] : [[state.record, ends] as const];
  });
}

/** States of annotations by the documents they are said to lie in; those not found are left out. */
export async function statesOf(
  context: Context,
  ends: readonly End[],
): Promise<ReadonlyMap<RecordRef, RecordState>> {
  const { loaded } = context;
  const found = new Map<RecordRef, RecordState>();
  const wanted = new Map<RecordRef, DocumentId>();
  for (const { record, home } of ends) {
    const state = loaded?.states.get(record);
    if (state !== undefined) found.set(record, state);
    else if (home !== null) wanted.set(record, home);
  }
  if (wanted.size === 0) return found;
  const { states } = await readSomeStates(context, wanted);
  return new Map([...found, ...states]);
}

/** An annotation's passage, whether it is there or not; null where none is known. */
export function passageIn(state: RecordState | undefined): Passage | null {
  const passage = state === undefined ? undefined : readField(state, 'passage');
  return (passage as Passage | undefined) ?? null;
}

/** An annotation's words in quotation marks. */
export function quoteIn(state: RecordState | undefined): string {
  const passage = passageIn(state);
  return passage === null ? strings.past.elsewhere : strings.past.quote(passage.exact);
}
