/** What an annotation is, and how it changes. */
export { ADJUDICATED } from './adjudicated.ts';
export { idOf, isSha256, isUuid, kindOf } from './ids.ts';
export type {
  AnalystId,
  AnnotationId,
  ChangeId,
  DocumentId,
  EntityId,
  RecordRef,
  RelationId,
  ReplicaId,
  TagId,
} from './ids.ts';
export { canonicalJson, checkJson, isWellFormed, wellFormed } from './json.ts';
export type { Json } from './json.ts';
export { sha256Hex, uuidFromName } from './hash.ts';
export { IdSet } from './id-set.ts';
export { IdSum } from './id-sum.ts';
export { idInLine, idsInLines } from './change-lines.ts';
export { checkPassage, MAX_EXACT } from './passage.ts';
export type { Passage } from './passage.ts';
export { isTime, MAX_NOTE } from './record-fields.ts';
export { BIRTH, MAX_DEPTH, sealChange } from './change.ts';
export type { Change, ChangeBody } from './change.ts';
export { checkFieldValue, decodeChange } from './decode-change.ts';
export {
  applyChange,
  conflictsOf,
  editsUnseen,
  headShown,
  headsOf,
  isAlive,
  readField,
  succession,
  unborn,
} from './record-state.ts';
export type { Conflict, LiveChange, RecordState } from './record-state.ts';
export { replay } from './replay.ts';
export { actorOf, certainties, readValue, withActor } from './annotation-value.ts';
export type { Certainty, ClaimValue, Value } from './annotation-value.ts';
export { valueInWords } from './value-in-words.ts';
export { builtInTags } from './tags.ts';
export { resolveMerged } from './merged.ts';
export { shownName } from './shown-name.ts';
export { toldApart, type Called } from './told-apart.ts';
export { readCodebook, type Codebook } from './read-codebook.ts';
export { hexOf, nearestColour, tagColours } from './tag-colours.ts';
export { freeKey, LooksTaken, nextLook, tagLines, type TagLook } from './tag-look.ts';
export { builtInRelationTypes, readEntity, readRelation } from './links.ts';
export type { EntityKind, EntityRecord, RelationRecord } from './links.ts';
export type { PassageKind, PassageTag, TagEntry, TagKind, TagLine } from './tags.ts';
export {
  documentFields,
  readAnalystName,
  readAnnotation,
  readDocument,
  readProjectNote,
  readReview,
  readTag,
} from './read-records.ts';
export type { AnnotationRecord, Review } from './read-records.ts';
