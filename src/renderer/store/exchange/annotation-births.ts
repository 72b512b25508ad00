import { describePassage, type Anchoring } from '#core/anchoring';
import { canonicalSelectors, type ImportedAnnotation, type ImportedFile } from '#core/interchange';
import {
  BIRTH,
  checkFieldValue,
  checkJson,
  checkPassage,
  isTime,
  uuidFromName,
  type AnnotationId,
  type DocumentId,
  type EntityId,
  type Json,
  type RecordRef,
} from '#core/model';
import type { Group } from './annotation-groups.ts';
import { timeNow, type Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { ForeignRecords } from './foreign-records.ts';
import type { TextOfDocument } from '../records/text-of-document.ts';

/** What the report says, as it comes together. */
export interface Findings {
  added: number;
  alreadyPresent: number;
  readonly moved: string[];
  readonly unplaced: string[];
  readonly refused: string[];
  /** Notes on documents, and on the project. */
  readonly notes: string[];
}

/**
 * The same annotation read twice is one. Where the file does not say which text it means, its
 * identifier is bound to the document it was read into, so that the same file may be read into
 * another one as well.
 */
const idFor = ({ id }: ImportedAnnotation, { home, isByText }: Group): AnnotationId =>
  isByText ? id : (uuidFromName(`${id} in ${home}`) as AnnotationId);

/** UTF-16 code units of context kept where a passage was not found; the rest would not help. */
const MOST_CONTEXT = 500;

/** The passage as the file states it: with its place where that may be checked one day. */
function statedPassage(
  home: DocumentId,
  { selectors }: ImportedAnnotation,
  keepPlace: boolean,
): Json {
  const { position, quote } = canonicalSelectors(selectors);
  const words = {
    document: home,
    exact: quote?.exact ?? '',
    prefix: (quote?.prefix ?? '').slice(-MOST_CONTEXT).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: (quote?.suffix ?? '').slice(0, MOST_CONTEXT).replace(/[\uD800-\uDBFF]$/, ''),
  };
  const there = { ...words, start: position?.start ?? null, end: position?.end ?? null };
  const isSound = keepPlace && checkJson(there) === null && checkPassage(there) === null;
  return isSound ? there : { ...words, start: null, end: null };
}

/** What keeps a passage from being drawn, as the end of a sentence; null where nothing does. */
function unplacedBecause(verdict: Anchoring): string | null {
  if (verdict.kind === 'orphan') return verdict.reason;
  return verdict.kind === 'fuzzy' ? 'the text has only nearly the same words' : null;
}

/** What an annotation of a file comes to here. */
export interface Meant {
  readonly draft: Draft;
  readonly annotation: ImportedAnnotation;
}

/** Builds what a file's annotations come to as records, with a verdict each in the findings. */
export class Reading {
  readonly #context: Context;
  readonly #findings: Findings;
  readonly #entities: ImportedFile['entities'];
  readonly records: ForeignRecords;

  constructor(context: Context, findings: Findings, entities: ImportedFile['entities']) {
    this.#context = context;
    this.#findings = findings;
    this.#entities = entities;
    this.records = new ForeignRecords(context);
  }

  group(group: Group, text: TextOfDocument | null): readonly Meant[] {
    return group.annotations.flatMap((annotation) => {
      const passage = this.#passage(group.home, annotation, text);
      const draft = this.#birth(group, annotation, passage);
      const wrong = checkFieldValue(draft.record, BIRTH, draft.value);
      if (wrong !== null) {
        this.#findings.refused.push(`Not read: ${annotation.name}; it ${wrong}.`);
        return [];
      }
      return [{ draft, annotation }];
    });
  }

  #passage(home: DocumentId, annotation: ImportedAnnotation, text: TextOfDocument | null): Json {
    if (text === null) {
      this.#findings.unplaced.push(
        `Kept without a place: ${annotation.name}; its document is not here.`,
      );
      return statedPassage(home, annotation, true);
    }
    const verdict = text.anchor(canonicalSelectors(annotation.selectors));
    const reason = unplacedBecause(verdict);
    if (reason !== null || verdict.kind === 'orphan' || verdict.kind === 'fuzzy') {
      this.#findings.unplaced.push(`Kept without a place: ${annotation.name}; ${reason ?? ''}.`);
      return statedPassage(home, annotation, false);
    }
    if (verdict.kind === 'moved')
      this.#findings.moved.push(`Found elsewhere than stated: ${annotation.name}.`);
    if (verdict.kind === 'folded')
      this.#findings.moved.push(
        `Found with other spaces, quotation marks or dashes: ${annotation.name}.`,
      );
    return { document: home, ...describePassage(text.body.text, text.points, verdict) };
  }

  /** What the passage stands for, as records hold it; null where nothing is said. */
  #meaning({ value, node }: ImportedAnnotation): Json {
    if (value === null) {
      const isSound =
        node !== null && checkJson(node) === null && JSON.stringify(node).length < 19_000;
      return isSound ? { kind: 'node', node: node as Json } : null;
    }
    if (value.kind === 'actor') {
      const entity = this.#entity(value.entity);
      return entity === null ? null : { kind: 'actor', entity };
    }
    if (value.kind !== 'claim') return value as unknown as Json;
    const { saidBy, ...rest } = value;
    const entity = saidBy === undefined ? null : this.#entity(saidBy);
    const claim = { ...rest, ...(entity !== null && { saidBy: entity }) };
    return Object.keys(claim).length > 1 ? claim : null;
  }

  #entity(iri: string): EntityId | null {
    const entity = this.#entities.get(iri);
    return entity === undefined ? null : this.records.entity(entity);
  }

  #birth(group: Group, annotation: ImportedAnnotation, passage: Json): Draft {
    const { created: stated, modified } = annotation;
    const created = isTime(stated) ? stated : timeNow(this.#context);
    const { note, origin } = annotation;
    const meaning = this.#meaning(annotation);
    const value: Record<string, Json> = {
      alive: true,
      passage,
      tag: this.records.tag(annotation.tag),
      creator: this.records.creator(annotation.creator),
      created,
      modified: isTime(modified) ? modified : created,
      ...(note !== '' && { note }),
      ...(origin !== null && { origin }),
      ...(meaning !== null && { value: meaning }),
    };
    const record: RecordRef = `annotation/${idFor(annotation, group)}`;
    return { record, home: group.home, field: BIRTH, value };
  }
}
