import {
  BIRTH,
  idOf,
  isAlive,
  uuidFromName,
  type AnnotationId,
  type DocumentId,
  type RecordRef,
} from '#core/model';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import type { LinkRecord } from '../records/link-index.ts';
import { refTo } from '../records/sketching.ts';

/** The links of annotations that are born beside one, where two are right: those of that one. */

interface FarEnd {
  readonly id: AnnotationId;
  /** Where it was when the link was made; null where its writer did not say. */
  readonly document: DocumentId | null;
}

const farEnd = ({ from, to, fromDocument, toDocument }: LinkRecord, near: string): FarEnd =>
  from === near ? { id: to, document: toDocument } : { id: from, document: fromDocument };

/** What an annotation is linked to. */
export const linkedTo = (
  { linkIndex }: Context,
  record: RecordRef,
): readonly (readonly [RecordRef, DocumentId | null])[] =>
  linkIndex.at(idOf(record) as AnnotationId).map((link) => {
    const { id, document } = farEnd(link, idOf(record));
    return [refTo(id), document];
  });

/**
 * The links of one annotation once more, for its twin. Their ids follow from both: two who decide so
 * link nothing twice.
 *
 * @param document where the twin is
 * @param stands whether the other end of a link is there
 */
export function twinLinks(
  { linkIndex, records }: Context,
  original: RecordRef,
  twin: RecordRef,
  document: DocumentId | null,
  stands: (record: RecordRef) => boolean,
): readonly Draft[] {
  const near = idOf(original);
  return linkIndex.at(near as AnnotationId).flatMap((link): readonly Draft[] => {
    const far = farEnd(link, near);
    if (!stands(refTo(far.id))) return [];
    const record: RecordRef = `relation/${uuidFromName(`both ${link.id} ${twin}`)}`;
    const here = records.get(record);
    if (here !== undefined && here.live.length > 0)
      return isAlive(here) ? [] : [{ record, home: null, field: 'alive', value: true }];
    const own = { id: idOf(twin), document };
    const [from, to] = link.from === near ? [own, far] : [far, own];
    const value = {
      alive: true,
      from: from.id,
      to: to.id,
      ...(from.document !== null && { fromDocument: from.document }),
      ...(to.document !== null && { toDocument: to.document }),
      type: link.type,
      ...(link.note !== '' && { note: link.note }),
    };
    return [{ record, home: null, field: BIRTH, value }];
  });
}
