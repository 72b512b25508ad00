import { uuidOfIri, type ImportedFile } from '#core/interchange';
import { BIRTH, idOf, isAlive, isSha256, type Json, type RecordRef } from '#core/model';
import type { Meant } from './annotation-births.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import type { ForeignRecords } from './foreign-records.ts';

/** An end of a link, as it is here: the annotation's own id, and where it is. */
interface End {
  readonly id: string;
  readonly document: string | null;
}

/**
 * What a file's links come to: births of those that are not here. An end that is in the file is the
 * annotation it became here; any other is taken at the file's word, for it may be here already, or
 * come with another file.
 */
export function linksOf(
  context: Context,
  file: ImportedFile,
  meant: readonly Meant[],
  records: ForeignRecords,
): readonly Draft[] {
  const byOwnId = new Map<string, End>(
    meant.map(({ draft, annotation }) => [
      annotation.id,
      { id: idOf(draft.record), document: draft.home },
    ]),
  );
  const endOf = (iri: string, document: string | null): End | null => {
    const id = uuidOfIri(iri);
    if (id === null) return null;
    return byOwnId.get(id) ?? { id, document: isSha256(document) ? document : null };
  };
  return file.relations.flatMap((relation): Draft[] => {
    const from = endOf(relation.from, relation.fromDocument);
    const to = endOf(relation.to, relation.toDocument);
    if (from === null || to === null || from.id === to.id) return [];
    const record: RecordRef = `relation/${relation.id}`;
    const here = context.records.get(record);
    if (here !== undefined)
      return isAlive(here) ? [] : [{ record, home: null, field: 'alive', value: true }];
    const value: Record<string, Json> = {
      alive: true,
      from: from.id,
      to: to.id,
      ...(from.document !== null && { fromDocument: from.document }),
      ...(to.document !== null && { toDocument: to.document }),
      type: records.relationType(relation),
      ...(relation.note !== '' && { note: relation.note }),
    };
    return [{ record, home: null, field: BIRTH, value }];
  });
}
