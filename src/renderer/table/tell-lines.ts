import type { PickedColumns } from './jobs.ts';
import type { AnalystId, AnnotationId, DocumentId } from '#core/model';
import { NO_PLACE, type AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './stored-values.ts';
import type { Arrangement } from './arrangement.ts';
import type { Meanings } from './meanings.ts';
import type { TableGroup, TableRow } from './shapes.ts';

const timeText = (time: number): string => (Number.isNaN(time) ? '' : new Date(time).toISOString());

export function rowLine(row: number, columns: AnnotationColumns, meanings: Meanings): TableRow {
  const note = columns.note[row] as number;
  return {
    kind: 'row',
    id: columns.ids.text(row) as AnnotationId,
    document: columns.documents.text(columns.document[row] as number) as DocumentId,
    tag: meanings.tagId(row),
    exact: columns.exacts.text(columns.exact[row] as number),
    value: meanings.valueOf(row),
    note: note === NONE ? '' : columns.notes.text(note),
    analyst: columns.analysts.text(columns.analyst[row] as number) as AnalystId,
    links: columns.links[row] as number,
    made: timeText(columns.made[row] as number),
    changed: timeText(columns.changed[row] as number),
    isTicked: columns.isTicked[row] === 1,
    isUnresolved: meanings.isUnresolved(row),
    isPlaced: columns.start[row] !== NO_PLACE,
    isToReview: columns.isToReview[row] === 1,
  };
}

export function groupLine(
  group: number,
  arrangement: Arrangement,
  columns: AnnotationColumns,
): TableGroup {
  return {
    kind: 'group',
    key: arrangement.keys?.[group] ?? '',
    count: arrangement.countOf(group),
    ticked: countTicked(arrangement.rowsOf(group), columns),
    isFolded: arrangement.isFolded(group),
  };
}

export function countTicked(rows: Uint32Array, { isTicked }: AnnotationColumns): number {
  let ticked = 0;
  for (let at = 0; at < rows.length; at++) ticked += isTicked[rows[at] as number] as number;
  return ticked;
}

/** Ticked rows, in their order; all where none is ticked. */
export function pickedOf(rows: Uint32Array, columns: AnnotationColumns): Uint32Array {
  if (countTicked(rows, columns) === 0) return rows;
  const { isTicked } = columns;
  return rows.filter((row) => isTicked[row] === 1);
}

const UUID = 36;
const ascii = new TextDecoder('latin1');

/** Rows by what a command needs to find them. */
export function pickedColumns(
  rows: Uint32Array,
  { ids, document, documents }: AnnotationColumns,
): PickedColumns {
  const codes = new Uint8Array(rows.length * UUID);
  const named = new Uint32Array(rows.length);
  const numbers = new Map<number, number>();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    ids.write(row, codes, at * UUID);
    const number = document[row] as number;
    const known = numbers.get(number);
    if (known === undefined) numbers.set(number, numbers.size);
    named[at] = known ?? numbers.size - 1;
  }
  return {
    ids: ascii.decode(codes),
    documents: [...numbers.keys()].map((number) => documents.text(number) as DocumentId),
    named,
  };
}
