import {
  applyChange,
  BIRTH,
  unborn,
  type AnalystId,
  type Change,
  type ChangeId,
  type RecordRef,
  type RecordState,
  type ReplicaId,
  type TagId,
} from '#core/model';
import { codePointIndex, utf16 } from '#core/text';
import { openDatabase } from '../../../src/renderer/database/database.ts';
import { encodePack } from '../../../src/renderer/database/decode-rows.ts';
import { bucketOf } from '../../../src/renderer/database/packs.ts';
import { DOCUMENT, tags } from './annotation-of.ts';
import type { Span } from './subject.ts';

/**
 * Puts annotations into an empty database as the state that the store would have made of them. Not
 * by its commands: making and storing a hundred thousand changes takes longer than all the rest.
 */

const NOBODY = '00000000-0000-4000-8000-000000000000';
const AT = '2026-01-01T00:00:00.000Z';
const CONTEXT = 32;

const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Moves an offset out of a surrogate pair. */
const whole = (text: string, at: number): number => (isLow(text, at) ? at - 1 : at);

function birthsOf(text: string, spans: readonly Span[]): Change[] {
  const points = codePointIndex(text);
  return spans.map((span, index): Change => {
    const start = whole(text, span.start);
    const end = whole(text, span.end);
    const passage = {
      document: DOCUMENT,
      start: points.toCodePoint(utf16(start)),
      end: points.toCodePoint(utf16(end)),
      exact: text.slice(start, end),
      prefix: text.slice(whole(text, Math.max(0, start - CONTEXT)), start),
      suffix: text.slice(end, whole(text, end + CONTEXT)),
    };
    const tag = tags[span.tag]?.id as TagId;
    return {
      id: index.toString(16).padStart(64, '0') as ChangeId,
      record: `annotation/${span.id}`,
      field: BIRTH,
      value: { alive: true, passage, tag, creator: NOBODY, created: AT },
      ...{ preds: [], depth: 0, seq: index + 1, at: AT },
      analyst: NOBODY as AnalystId,
      replica: NOBODY as ReplicaId,
    };
  });
}

export async function fillStore(name: string, text: string, spans: readonly Span[]): Promise<void> {
  const database = openDatabase(name);
  await database.dexie.open();
  const buckets = new Map<number, RecordState[]>();
  const counts = new Map<TagId, number>();
  for (const change of birthsOf(text, spans)) {
    const record: RecordRef = change.record;
    const bucket = bucketOf(record);
    const states = buckets.get(bucket) ?? [];
    states.push(applyChange(unborn(record), change));
    buckets.set(bucket, states);
  }
  for (const { tag } of spans) {
    const id = tags[tag]?.id as TagId;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  await database.annotations.bulkPut(
    [...buckets].map(([bucket, states]) => encodePack([DOCUMENT, bucket], { states, damaged: [] })),
  );
  await database.counters.put({ document: DOCUMENT, counts: [...counts] });
  database.dexie.close();
}
