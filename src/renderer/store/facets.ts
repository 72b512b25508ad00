import type { TextRange } from '#core/text';
import type {
  AnnotationId,
  DocumentId,
  EntityId,
  RecordRef,
  RelationId,
  TagId,
  Value,
} from '#core/model';
import type { Overview, RowRef, TableAsk, TableLine } from '#renderer/table';
import type {
  AnnotationSketch,
  Editing,
  Entity,
  HistoryEntry,
  Link,
  RestorePreview,
  Sitting,
  Tag,
  Trash,
} from './shapes.ts';
import type { HitMark, HitOrder, SearchAsk, TaggedHits } from './search/shapes.ts';
import type { ColumnChoice, RowWriter } from './table/shapes.ts';

/**
 * The workbench's commands by what they are about. As with all commands: each is one step that one
 * undo takes back, and none throws for an expected failure: a notice tells, and nothing is changed.
 */

/** What a person says of a tag. */
export type TagDraft = Omit<Tag, 'id' | 'isRetired'>;

/** What a person says of a kind of link. */
export interface RelationTypeDraft {
  readonly label: string;
  readonly inverse: string;
  readonly definition: string;
}

/** What reading a codebook file came to. */
export interface CodebookImportReport {
  readonly added: number;
  readonly changed: number;
  readonly alreadyPresent: number;
  /** Not read, or read otherwise than stated: a sentence each. */
  readonly remarks: readonly string[];
}

export interface Codebook {
  /** Null where the draft is refused (no label, a label or key that another tag has). */
  add(draft: TagDraft): TagId | null;
  change(id: TagId, patch: Partial<TagDraft>): void;
  /** From now on everything tagged with `from` counts as tagged with `into`. */
  merge(from: TagId, into: TagId): void;
  /** A retired tag keeps what it has tagged and is offered for nothing new. */
  setRetired(id: TagId, isRetired: boolean): void;
  /** Takes away a tag that nothing was tagged with; refused for any other. */
  remove(id: TagId): void;
  addRelationType(draft: RelationTypeDraft): string | null;
  changeRelationType(id: string, patch: Partial<RelationTypeDraft>): void;
  setRelationTypeRetired(id: string, isRetired: boolean): void;
  /** REFI-QDA codebook (.qdc), or SKOS in JSON-LD, told apart by content. Null where refused. */
  importFile(file: File): Promise<CodebookImportReport | null>;
  exportFile(format: 'qdc' | 'skos'): Promise<void>;
}

/** What a person says of an actor. */
export type EntityDraft = Pick<Entity, 'name' | 'kind'> & Partial<Omit<Entity, 'id'>>;

export interface Entities {
  /** Null where the draft is refused. */
  add(draft: EntityDraft): EntityId | null;
  change(id: EntityId, patch: Partial<EntityDraft>): void;
  /** Every mention of `from` counts as one of `into`, which takes its name and aliases as aliases. */
  merge(from: EntityId, into: EntityId): void;
  /** Refused where annotations name it. */
  remove(id: EntityId): void;
  /** Makes an actor of a name and gives it to an annotation, as one step. */
  addTo(annotation: AnnotationId, draft: EntityDraft): EntityId | null;
  /** The entities whose name or alias is these words, by folded comparison. */
  named(words: string): readonly Entity[];
  /** Every annotation that stands for the entity, in all documents. */
  mentions(id: EntityId): Promise<readonly AnnotationSketch[]>;
  /** Tags every untagged place of its name and aliases in the open document; returns how many. */
  tagMentions(id: EntityId): number;
}

export interface Relations {
  /** The links of an annotation, both ways, whose other end is there; the same array until one changes. */
  of(id: AnnotationId): readonly Link[];
  /** Links `from` to the others, but for those linked so already. */
  link(from: AnnotationSketch, to: readonly AnnotationSketch[], type: string): void;
  /** A claim to the statistics and dates (rests on) and actors (about) in its sentence; how many. */
  linkSentence(claim: AnnotationId): number;
  changeType(id: RelationId, type: string): void;
  unlink(id: RelationId): void;
  /** Begins a link whose other end is chosen next, in any document. */
  begin(from: AnnotationId, type: string | null): void;
  chooseType(type: string): void;
  /** Makes the begun link to an annotation of the open document; does nothing until it has a type. */
  complete(to: AnnotationId): void;
  cancel(): void;
  /** Annotations of the open document, and of others where words are given, for a picker; best first. */
  candidates(words: string): Promise<readonly AnnotationSketch[]>;
}

export interface Past {
  /** Newest first; what is not stored yet too. A link's changes stand with both of its ends. */
  historyOf(record: RecordRef): Promise<readonly HistoryEntry[]>;
  /**
   * What was deleted and is still gone, newest first.
   *
   * @param most how many annotations are looked for; all other records are always told
   */
  trash(most?: number): Promise<Trash>;
  /**
   * Brings back what was deleted, as one step, with what it cannot be without: an annotation's document,
   * tag and actor, a link's ends. Does nothing to what is there.
   */
  restore(records: readonly RecordRef[]): Promise<void>;
  /** Newest first. Going back to one means to how things were at its end. */
  sittings(): Promise<readonly Sitting[]>;
  /**
   * What `restoreTo` would do. Null where nothing would change.
   *
   * @param at ISO 8601, UTC, with milliseconds
   */
  previewRestore(at: string): Promise<RestorePreview | null>;
  /**
   * Brings the project back to what it was at a time, by new changes that one undo takes back: all
   * that is recorded with a time up to it counts, whosever clock it was. Texts stay in the library.
   */
  restoreTo(at: string): Promise<void>;
}

export interface Search {
  /** Shows all occurrences; without anything asked, of what was asked last. */
  open(asked?: Partial<SearchAsk>): void;
  change(patch: Partial<SearchAsk>): void;
  /** Ends the searching, and what is under way for what was found; that stays. */
  stop(): void;
  close(): void;
  order(by: HitOrder): void;
  /** @param hits indices, as in the state's rows */
  tick(hits: readonly number[], isOn: boolean): void;
  tickAll(isOn: boolean): void;
  invertTicks(): void;
  /** Ticks those that nothing is tagged at the very place of, and no others; once that is read. */
  tickUntagged(): void;
  /** The tags on a hit, which are read when they are asked for; as the state's `marks` says, they change. */
  marksOn(hit: number): readonly HitMark[];
  /** Puts the keyboard's place on a hit; the text follows where its document is open. */
  show(hit: number): void;
  /** Opens a hit's document where it is another one, and reveals its place. Whether that is there. */
  goTo(hit: number): Promise<boolean>;
  /**
   * Tags all that is ticked as one step, in all documents, but for what has the tag at the very place;
   * with the actor, where an actor was looked for and the tag is for actors.
   */
  tagTicked(tag: TagId): Promise<TaggedHits>;
}

/** All annotations of the project, as rows; `state.table` says how they stand. */
export interface AnnotationTable {
  /** Starts reading them; without a query, of what was asked last. */
  open(query?: string): void;
  change(patch: Partial<TableAsk>): void;
  close(): void;
  /** Lines from an index up to another; what is there no more is left out. */
  lines(from: number, to: number): Promise<readonly TableLine[]>;
  /** Where an annotation's line is; null where it is not shown. */
  lineOf(id: AnnotationId): Promise<number | null>;
  /**
   * Puts the keyboard's place on a row, or on none.
   *
   * @param isFollowed the text follows, where the row's document is open
   */
  show(row: RowRef | null, isFollowed?: boolean): void;
  /** Chooses the columns, for this installation; null for what they are at first. */
  setColumns(columns: readonly ColumnChoice[] | null): void;
  /** @param lines indices; the head of a group stands for all its rows */
  tick(lines: readonly number[], isOn: boolean): void;
  tickAll(isOn: boolean): void;
  invertTicks(): void;
  /**
   * The commands on what is ticked, in all documents, or on the shown row where nothing is: one step
   * each; they return how many it changed.
   */
  retag(tag: TagId): Promise<number>;
  /**
   * Only annotations whose tag is for the value's kind; null takes values away. Of a claim, what is not
   * said stays as it is.
   */
  setValue(value: Value | null): Promise<number>;
  /** As a paragraph of its own, after what is noted already. */
  addNote(note: string): Promise<number>;
  remove(): Promise<number>;
  /**
   * What is ticked, or all that is asked for where nothing is, as rows in their order.
   *
   * @param most rows; no more than so many are given
   */
  picked(most?: number): Promise<readonly TableLine[]>;
  /** Copies the same, as text; returns how many rows. */
  copy(write: RowWriter): Promise<number>;
  /** Numbers of what is asked for; null where they could not be counted. */
  overview(): Promise<Overview | null>;
}

/** Markdown of the person's own, apart from annotations'. */
export interface Notes {
  /** @param editing writings of one are one step, as long as nothing else is done between */
  ofDocument(id: DocumentId, note: string, editing?: Editing): void;
  ofProject(note: string, editing?: Editing): void;
  /**
   * Puts the selection, or without one the focused sentence, at the end of its document's note, as a
   * quotation with a link to its place. Whether there was anything to quote.
   */
  quote(): boolean;
  /** What a link in a note leads to; null where it names no place in a document of the corpus. */
  follow(address: string): (() => void) | null;
}

/** Signs for what is in a text and not seen; those that could mislead always have one. */
export interface UnseenMarks {
  showAll(isOn: boolean): void;
}

/** What was read, by whom at this machine: kept here, and never part of what is handed on. */
export interface ReadingLog {
  /** A stretch of the open document was in view, and somebody there, for so long. */
  saw(range: TextRange, milliseconds: number): void;
  setOn(isOn: boolean): void;
  /** Forgets all that was read, in all documents. */
  forget(): Promise<void>;
}
