import {
  idOf,
  readAnnotation,
  readReview,
  type AnnotationRecord,
  type DocumentId,
  type RecordState,
} from '#core/model';
import { openPack, type PackColumns } from '#renderer/database';
import { NO_PLACE, type AnnotationColumns } from './annotation-columns.ts';
import { NONE } from './stored-values.ts';
import { readId } from './id-index.ts';

/** Annotations of stored packs, into the columns. */

const UUID = 36;

const id = new Uint32Array(4);

/** Those that are as they were born: nothing is made of them but the row. */
function takeColumns(
  into: AnnotationColumns,
  document: number,
  { ids, names, named, places, times, words }: PackColumns,
  took: (row: number) => void,
): number {
  const tags = names.map((name) => into.tags.find(name));
  const analysts = names.map((name) => into.analysts.find(name));
  const count = ids.length / UUID;
  let damaged = 0;
  for (let at = 0; at < count; at++) {
    if (!readId(ids, at * UUID, id)) {
      damaged++;
      continue;
    }
    const tagName = named[at * 3] as number;
    const analystName = named[at * 3 + 1] as number;
    if (tags[tagName] === NONE) tags[tagName] = into.tags.number(names[tagName] as string);
    if (analysts[analystName] === NONE)
      analysts[analystName] = into.analysts.number(names[analystName] as string);
    const made = times[at * 2] as number;
    const row = into.put(id, {
      document,
      tag: tags[tagName] as number,
      analyst: analysts[analystName] as number,
      exact: into.exacts.number(words[at * 3] as string),
      note: NONE,
      value: NONE,
      start: places[at * 2] as number,
      end: places[at * 2 + 1] as number,
      made,
      changed: made,
      isToReview: false,
    });
    took(row);
  }
  return damaged;
}

const isPlace = (place: unknown): boolean =>
  place === null || (typeof place === 'number' && place >= 0);

/** Whether members that a disk may have damaged are what they are taken for. */
const isSound = ({ passage, tag }: AnnotationRecord): boolean =>
  typeof tag === 'string' &&
  typeof passage.exact === 'string' &&
  isPlace(passage.start) &&
  isPlace(passage.end);

/** @returns false where it cannot be read */
function takeState(
  into: AnnotationColumns,
  document: number,
  state: RecordState,
  took: (row: number) => void,
): boolean {
  const record = readAnnotation(state);
  if (record === null) return true;
  const name = idOf(state.record);
  if (name.length !== UUID || !readId(name, 0, id)) return false;
  const { passage, note } = record;
  if (!isSound(record)) return false;
  const row = into.put(id, {
    document,
    tag: into.tags.number(record.tag),
    analyst: into.analysts.number(record.creator),
    exact: into.exacts.number(passage.exact),
    note: note === '' ? NONE : into.notes.number(note),
    value: into.values.number(record.value),
    start: passage.start ?? NO_PLACE,
    end: passage.end ?? NO_PLACE,
    made: Date.parse(record.created),
    changed: Date.parse(record.modified),
    isToReview: readReview(state) !== null,
  });
  took(row);
  return true;
}

/**
 * Takes in what a pack holds; nothing that it holds no more is taken out.
 *
 * @param took is told the row of each annotation
 * @returns how much of it could not be read
 */
export function takePack(
  into: AnnotationColumns,
  home: DocumentId,
  stored: unknown,
  took: (row: number) => void,
): number {
  const { columns, states, damaged } = openPack(stored);
  const document = into.documents.number(home);
  let unread = damaged.length;
  if (columns !== null) unread += takeColumns(into, document, columns, took);
  for (const state of states) {
    try {
      if (!takeState(into, document, state, took)) unread++;
    } catch {
      // A state of the right shape whose fields are of none.
      unread++;
    }
  }
  return unread;
}
