import {
  BIRTH,
  builtInTags,
  documentFields,
  sealChange,
  uuidFromName,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { readPlainText } from '#core/text';
import { prepareDocument, type PreparedDocument } from '#main/services/library';
import { diceOf } from '../../dice.ts';
import { prose } from '../search/zipf-texts.ts';

/**
 * A project of very many documents and annotations by five people, the same each time. The first
 * document is a long one that many annotations lie in; the others are as long as one another, and share
 * the rest of the annotations evenly.
 */

export interface MadeSizes {
  readonly documents: number;
  readonly annotations: number;
  /** UTF-16 units of each document but the first. */
  readonly units: number;
}

/** Of the first document. */
const HOT = { units: 1_000_000, annotations: 5_000 } as const;

/** What the first document is called. */
export const LONG_TITLE = 'The long one';

const SEED = 20_260_101;
const PEOPLE = 5;
const TAGS = 12;
const ACTORS = 500;
/** One in so many has a value, a note, a link to the annotation before. */
const VALUED = 8;
const NOTED = 50;
const LINKED = 1_000;
const CONTEXT = 32;

const KINDS = ['plain', 'claim', 'statistic', 'actor', 'date', 'plain'] as const;

const named = (what: string, number: number): string => uuidFromName(`load ${what} ${number}`);
export const analystOf = (person: number): AnalystId => named('analyst', person) as AnalystId;
export const replicaOf = (person: number): ReplicaId => named('replica', person) as ReplicaId;
export const projectId = named('project', 0);
const tagOf = (number: number): string =>
  builtInTags[number]?.id ?? named('tag', number - builtInTags.length);

/** A document, and what is said of it: its birth comes first. */
export interface MadeDocument {
  readonly prepared: PreparedDocument;
  readonly changes: readonly Change[];
}

export interface Made {
  /** People, tags and actors. */
  readonly first: readonly Change[];
  readonly documents: Iterable<MadeDocument>;
  /** Number of the last change that somebody made so far. */
  readonly seqOf: (person: number) => number;
}

export function madeProject({ documents, annotations, units }: MadeSizes): Made {
  const dice = diceOf(SEED);
  const below = (bound: number): number => Math.floor(dice() * bound);
  const { text } = prose(SEED);
  const seqs = Array.from({ length: PEOPLE }, () => 0);
  const began = Date.UTC(2026, 0, 1);
  let made = 0;

  const hex = (digits: number): string =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const anyUuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;

  function birth(record: RecordRef, value: Json, person: number): Change {
    const seq = (seqs[person] ?? 0) + 1;
    seqs[person] = seq;
    const at = new Date(began + ++made * 1_000).toISOString();
    const who = { analyst: analystOf(person), replica: replicaOf(person), seq, at };
    return sealChange({ record, field: BIRTH, value, preds: [], depth: 0, ...who });
  }

  function* firstOnes(): Generator<Change> {
    for (let person = 0; person < PEOPLE; person++)
      yield birth(
        `analyst/${analystOf(person)}`,
        { alive: true, name: `Analyst ${person}` },
        person,
      );
    yield birth(`project/${projectId}`, { alive: true, name: 'Load' }, 0);
    for (let number = builtInTags.length; number < TAGS; number++)
      yield birth(
        `tag/${tagOf(number)}`,
        { alive: true, label: `code ${number}`, kind: KINDS[number % KINDS.length] ?? 'plain' },
        0,
      );
    for (let number = 0; number < ACTORS; number++)
      yield birth(
        `entity/${named('entity', number)}`,
        { alive: true, name: `Actor ${number}`, kind: 'organisation' },
        0,
      );
  }

  const kindOf = (tag: number): string =>
    builtInTags[tag]?.kind ?? KINDS[tag % KINDS.length] ?? 'plain';

  function valueFor(tag: number): Json | null {
    const two = (number: number): string => String(number).padStart(2, '0');
    const entity = named('entity', below(ACTORS));
    switch (kindOf(tag)) {
      case 'claim':
        return { kind: 'claim', saidBy: entity };
      case 'actor':
        return { kind: 'actor', entity };
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
  }

  /** Some whole words of a text. */
  function spanIn(words: string): { readonly start: number; readonly end: number } {
    const from = below(Math.max(1, words.length - 120));
    const start = words.indexOf(' ', from) + 1;
    const end = words.indexOf(' ', start + 8 + below(80));
    return { start, end: end < 0 ? words.length - 1 : end };
  }

  function* annotationsIn(
    { summary }: PreparedDocument,
    words: string,
    count: number,
  ): Generator<Change> {
    let before: string | null = null;
    for (let number = 0; number < count; number++) {
      const person = below(PEOPLE);
      const tag = below(TAGS);
      const { start, end } = spanIn(words);
      const value = below(VALUED) === 0 ? valueFor(tag) : null;
      const note = below(NOTED) === 0 ? words.slice(start, end).toUpperCase() : '';
      const id = anyUuid();
      const change = birth(
        `annotation/${id}`,
        {
          alive: true,
          passage: {
            document: summary.id,
            start,
            end,
            exact: words.slice(start, end),
            prefix: words.slice(Math.max(0, start - CONTEXT), start),
            suffix: words.slice(end, end + CONTEXT),
          },
          tag: tagOf(tag),
          creator: analystOf(person),
          created: new Date(began + made * 1_000).toISOString(),
          ...(value !== null && { value }),
          ...(note !== '' && { note }),
        },
        person,
      );
      yield change;
      if (before !== null && below(LINKED) === 0) yield linkFrom(before, id, summary.id, person);
      before = id;
    }
  }

  function linkFrom(from: string, to: string, document: string, person: number): Change {
    const ends = { from, to, fromDocument: document, toDocument: document };
    return birth(`relation/${anyUuid()}`, { alive: true, ...ends, type: 'supports' }, person);
  }

  function* all(): Generator<MadeDocument> {
    const hot = Math.min(HOT.annotations, annotations);
    const others = Math.max(1, documents - 1);
    for (let number = 0; number < documents; number++) {
      const content = text(number === 0 ? HOT.units : units);
      const { body } = readPlainText(content);
      const prepared = prepareDocument(
        body,
        {
          title: number === 0 ? LONG_TITLE : `Document ${number}`,
          fileName: `${number}.txt`,
          mediaType: 'text/plain',
          encoding: 'utf-8',
          extractor: 'obelus-text/1',
        },
        Buffer.from(content),
      );
      const count =
        number === 0
          ? hot
          : Math.floor(((annotations - hot) * number) / others) -
            Math.floor(((annotations - hot) * (number - 1)) / others);
      yield {
        prepared,
        changes: [
          birth(`document/${prepared.summary.id}`, documentFields(prepared.summary) as Json, 0),
          ...annotationsIn(prepared, body.text, count),
        ],
      };
    }
  }

  return { first: [...firstOnes()], documents: all(), seqOf: (person) => seqs[person] ?? 0 };
}
