import type {
  AnalystId,
  ChangeId,
  DocumentId,
  EntityId,
  Json,
  RecordRef,
  RecordState,
  TagId,
} from '#core/model';
import { encodePack, openDatabase, type PackKey, type PackRow } from '#renderer/database';
import type { TableNames } from '#renderer/table';
import { diceOf } from '../../dice.ts';

/** A project of very many annotations, put into the database as the store would have put it. */

const KINDS = ['claim', 'statistic', 'actor', 'date', 'plain', 'plain', 'plain', 'plain'] as const;
const ANALYSTS = 5;
const ACTORS = 500;
const BUCKETS = 256;
const WORDS = 20_000;
/** One in so many has a value, one in so many a note. */
const VALUED = 8;
const NOTED = 50;
/** One in so many is an occurrence of a word that was tagged throughout. */
const REPEATED = 3;

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
const uuid = (first: number, last: number): string =>
  `${hex(first >>> 0, 8)}-0000-4000-8000-${hex(last, 12)}`;
const documentId = (number: number): DocumentId =>
  (hex(Math.imul(number + 1, 2654435761) >>> 0, 8) + hex(number, 56)) as DocumentId;
const tagId = (number: number): TagId => uuid(0xa, number) as TagId;
const analystId = (number: number): AnalystId => uuid(0xb, number) as AnalystId;
const entityId = (number: number): EntityId => uuid(0xe, number) as EntityId;

export const namesOf = (documents: number): TableNames => ({
  tags: KINDS.map((kind, number) => ({ id: tagId(number), label: `Tag ${number} ${kind}`, kind })),
  documents: Array.from({ length: documents }, (_, number) => ({
    id: documentId(number),
    title: `Document ${(number * 7919) % documents}`,
    published: number % 3 === 0 ? '' : `${2005 + (number % 20)}-03-02`,
  })),
  analysts: Array.from({ length: ANALYSTS }, (_, number) => ({
    id: analystId(number),
    name: `Analyst ${number}`,
  })),
  entities: Array.from({ length: ACTORS }, (_, number) => ({
    id: entityId(number),
    name: `Actor ${number}`,
    aliases: [],
  })),
  merged: [],
  links: [],
});

const two = (number: number): string => String(number).padStart(2, '0');

/** Makes the texts and states of one project, the same each time. */
function maker(): (document: number, index: number) => readonly [bucket: number, RecordState] {
  const dice = diceOf(5);
  const below = (bound: number): number => Math.floor(dice() * bound);
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + below(9) }, () => String.fromCharCode(97 + below(26))).join(''),
  );
  const word = (): string => words[Math.floor(dice() ** 3 * WORDS)] as string;
  const phrase = (): string => {
    const text = Array.from({ length: 2 + below(8) }, word).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const valueOf = (tag: number): Json | null => {
    switch (KINDS[tag]) {
      case 'claim':
        return { kind: 'claim', saidBy: entityId(below(ACTORS)) };
      case 'actor':
        return { kind: 'actor', entity: entityId(below(ACTORS)) };
      case 'date':
        return {
          kind: 'date',
          edtf: `${2000 + below(24)}-${two(1 + below(12))}-${two(1 + below(28))}`,
        };
      case 'statistic': {
        const decimal = String(below(100_000));
        return { kind: 'statistic', comparator: '=', min: decimal, max: decimal, unit: 'USD' };
      }
      default:
        return null;
    }
  };
  return (document, index) => {
    const tag = below(KINDS.length);
    const exact = below(REPEATED) === 0 ? word() : phrase();
    const start = below(200_000);
    const bucket = below(BUCKETS);
    const analyst = analystId(below(ANALYSTS));
    const at = new Date(Date.UTC(2024, 0, 1) + below(63_000_000) * 1_000).toISOString();
    const value = below(VALUED) === 0 ? valueOf(tag) : null;
    const note = below(NOTED) === 0 ? phrase() : '';
    const record: RecordRef = `annotation/${uuid(below(2 ** 32), document * 2 ** 28 + index * 256 + bucket)}`;
    const birth: Json = {
      alive: true,
      passage: {
        document: documentId(document),
        start,
        end: start + exact.length,
        exact,
        prefix: 'words that stand right before it',
        suffix: 'and those that stand right after',
      },
      tag: tagId(tag),
      creator: analyst,
      created: at,
      ...(value !== null && { value }),
      ...(note !== '' && { note }),
    };
    const id = (hex(document, 32) + hex(index, 32)) as ChangeId;
    const live = [{ id, field: '*', value: birth, depth: 0, analyst, at }];
    return [bucket, { record, live, superseded: [] }];
  };
}

/** Documents whose packs are stored in one go. */
const AT_ONCE = 20;

/** Fills an empty database. */
export async function fillProject(
  name: string,
  documents: number,
  annotations: number,
): Promise<void> {
  const { annotations: table, dexie } = openDatabase(name);
  const make = maker();
  let rows: PackRow[] = [];
  for (let document = 0; document < documents; document++) {
    const buckets = new Map<number, RecordState[]>();
    for (let index = 0; index < annotations / documents; index++) {
      const [bucket, state] = make(document, index);
      const states = buckets.get(bucket);
      if (states === undefined) buckets.set(bucket, [state]);
      else states.push(state);
    }
    for (const [bucket, states] of buckets)
      rows.push(encodePack([documentId(document), bucket], { states, damaged: [] }));
    if (document % AT_ONCE !== AT_ONCE - 1 && document < documents - 1) continue;
    await table.bulkPut(rows);
    rows = [];
  }
  dexie.close();
}

/** Keys of one pack, which is then read anew. */
export const somePack = (documents: number): PackKey => [documentId(documents >> 1), 17];
