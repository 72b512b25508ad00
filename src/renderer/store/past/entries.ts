import {
  BIRTH,
  kindOf,
  type AnalystId,
  type EntityId,
  type Json,
  type Passage,
  type TagId,
} from '#core/model';
import { formatDay, strings } from '#renderer/words';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import type { PastChange } from './changes.ts';
import { entityName, storedInWords, tagLabel } from './words.ts';
import type { HistoryEntry } from '../shapes.ts';

/** Changes of one record as sentences. */

type Fields = Readonly<Record<string, Json>>;
type Said = Pick<HistoryEntry, 'what' | 'summary' | 'detail'>;

const { past } = strings;

/** What a change says of a field; undefined where it is silent. */
const saidOf = ({ field, value }: PastChange, name: string): Json | undefined =>
  field === name ? value : field === BIRTH ? (value as Fields)[name] : undefined;

/** What a field said before a change, as its writer saw it, whatever the clocks say. */
function saidBefore(
  { field, preds }: PastChange,
  byId: ReadonlyMap<string, PastChange>,
): Json | undefined {
  const seen = preds
    .map((id) => byId.get(id))
    .filter((pred) => pred !== undefined && saidOf(pred, field) !== undefined)
    .sort((a, b) => (b as PastChange).depth - (a as PastChange).depth);
  return seen[0] === undefined ? undefined : saidOf(seen[0], field);
}

const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const quoteOf = (passage: Json | undefined): string =>
  past.quote((passage as Passage | undefined)?.exact ?? '');

/** "now instead of before", as far as either says anything. */
function turned(now: string | null, before: string | null): string {
  if (before === null) return now ?? '';
  return now === null ? past.was(before) : past.insteadOf(now, before);
}

function birthOf(context: Context, { value, analyst }: PastChange): Said {
  const { tag, creator, created } = value as Fields;
  const label = tagLabel(context, tag as TagId);
  const isOwn = creator === undefined || creator === analyst;
  if (isOwn) return { what: 'create', summary: past.tagged(label), detail: '' };
  const by = shownAnalyst(context, creator as AnalystId);
  const detail = past.by(by, formatDay(textIn(created)));
  return { what: 'create', summary: past.imported(label), detail };
}

function noteChange(now: string, before: string): Said {
  const summary = now === '' ? past.noteDeleted : before === '' ? past.noteAdded : past.noteChanged;
  const told = (note: string): string | null => (note === '' ? null : past.quote(note));
  return { what: 'note', summary, detail: turned(told(now), told(before)) };
}

function valueChange(now: string | null, before: string | null): Said {
  const summary =
    now === null ? past.valueCleared : before === null ? past.valueSet : past.valueChanged;
  return { what: 'value', summary, detail: turned(now, before) };
}

function annotationChange(context: Context, change: PastChange, before: Json | undefined): Said {
  const { field, value } = change;
  switch (field) {
    case BIRTH:
      return birthOf(context, change);
    case 'tag': {
      const was = before === undefined ? null : tagLabel(context, before as TagId);
      const detail = turned(tagLabel(context, value as TagId), was);
      return { what: 'tag', summary: past.tagChanged, detail };
    }
    case 'note':
      return noteChange(textIn(value), textIn(before));
    case 'value':
      return valueChange(storedInWords(context, value), storedInWords(context, before));
    case 'passage': {
      const detail = turned(quoteOf(value), before === undefined ? null : quoteOf(before));
      return { what: 'passage', summary: past.edgesMoved, detail };
    }
    default:
      return { what: 'other', summary: past.changed, detail: '' };
  }
}

const inWords = (value: Json | undefined): string | null => {
  if (typeof value === 'string') return value === '' ? null : past.quote(value);
  return Array.isArray(value) && value.length > 0 ? past.quote(value.join(', ')) : null;
};

/** Of a tag, an actor, a document: the field that changed, and its words where it has any. */
function recordChange(context: Context, change: PastChange, before: Json | undefined): Said {
  const { record, field, value } = change;
  const what = 'other';
  if (field === BIRTH) return { what: 'create', summary: past.made, detail: '' };
  if (field === 'retired')
    return { what, summary: value === true ? past.retired : past.unretired, detail: '' };
  if (field === 'mergedInto') {
    if (value === null) return { what, summary: past.unmerged, detail: '' };
    const isTag = kindOf(record) === 'tag';
    const into = isTag ? tagLabel(context, value as TagId) : entityName(context, value as EntityId);
    return { what, summary: past.merged(into), detail: '' };
  }
  if (field === 'note') return noteChange(textIn(value), textIn(before));
  const isId = field === 'parent';
  const detail = isId ? '' : turned(inWords(value), inWords(before));
  return { what, summary: past.fields[field] ?? past.changed, detail };
}

function saidBy(context: Context, change: PastChange, before: Json | undefined): Said {
  const { record, field, value } = change;
  if (field === 'alive')
    return value === false
      ? { what: 'delete', summary: past.deleted, detail: '' }
      : { what: 'restore', summary: past.restored, detail: '' };
  return kindOf(record) === 'annotation'
    ? annotationChange(context, change, before)
    : recordChange(context, change, before);
}

const entry = (context: Context, { id, at, analyst }: PastChange, said: Said): HistoryEntry => ({
  id,
  at,
  analyst: shownAnalyst(context, analyst),
  ...said,
});

/** @param changes all of one record's, oldest first */
export function entriesOf(
  context: Context,
  changes: readonly PastChange[],
): readonly HistoryEntry[] {
  const byId = new Map(changes.map((change) => [change.id as string, change]));
  return changes.map((change) =>
    entry(context, change, saidBy(context, change, saidBefore(change, byId))),
  );
}

/** How a link reads from one of its ends. */
export interface LinkWords {
  /** The name of a kind of link, as it reads from that end. */
  readonly relation: (type: string) => string;
  /** The passage at the other end, in quotation marks. */
  readonly other: string;
}

function linkChange({ field, value }: PastChange, relation: string, other: string): Said {
  if (field === BIRTH) return { what: 'link', summary: past.linked(relation, other), detail: '' };
  if (field !== 'alive')
    return { what: 'other', summary: past.linkChanged(relation, other), detail: '' };
  return value === false
    ? { what: 'unlink', summary: past.unlinked(relation, other), detail: '' }
    : { what: 'link', summary: past.linkedAgain(relation, other), detail: '' };
}

/** @param changes all of one link's, oldest first */
export function linkEntriesOf(
  context: Context,
  changes: readonly PastChange[],
  { relation, other }: LinkWords,
): readonly HistoryEntry[] {
  let type = '';
  return changes.map((change) => {
    type = textIn(saidOf(change, 'type')) || type;
    return entry(context, change, linkChange(change, relation(type), other));
  });
}
