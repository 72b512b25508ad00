import { dateBounds, printStatistic, type StatisticValue } from '#core/values';
import type { AnnotationId, ClaimValue, EntityId, Value } from '#core/model';
import type { ExportEntity, JsonLdNode } from './export-project.ts';
import { edge, literal, type Member } from './write-nodes.ts';
import { EDTF, ENTITY_TYPES, isAbsoluteIri, recordIri } from './vocabulary.ts';

/** Values as nodes of schema.org's terms, and of Dublin Core's where it has none. */

type Entities = ReadonlyMap<EntityId, ExportEntity>;

const typed = (type: string, value: string): Member => ({ '@type': type, '@value': value });

/** What schema.org has no property for, under a name of its own. */
const property = (name: string, value: string | undefined): readonly Member[] =>
  value === undefined
    ? []
    : [{ type: 'schema:PropertyValue', 'schema:propertyID': name, 'schema:value': literal(value) }];

const calendarDay = (day: string | null | undefined): Member | undefined =>
  day == null ? undefined : typed('xsd:date', day);

/** A bound is stated where the comparator states one: "< 40" has a greatest value and no least. */
function quantity({ comparator, min, max }: StatisticValue): Member {
  const decimal = (value: string): Member => typed('xsd:decimal', value);
  if (min !== max) return { 'schema:minValue': decimal(min), 'schema:maxValue': decimal(max) };
  if (comparator === '<' || comparator === '≤') return { 'schema:maxValue': decimal(max) };
  if (comparator === '>' || comparator === '≥') return { 'schema:minValue': decimal(min) };
  return { 'schema:value': decimal(min) };
}

const statistic = (value: StatisticValue): Member => ({
  type: 'schema:QuantitativeValue',
  label: literal(printStatistic(value)),
  ...quantity(value),
  ...edge('schema:unitText', value.unit === undefined ? undefined : literal(value.unit)),
  'schema:additionalProperty': [
    ...property('comparator', value.comparator),
    ...property('counted', value.counted),
    ...property('of', value.of),
  ],
});

function date(edtf: string, relativeTo: string | undefined): Member {
  const bounds = dateBounds(edtf);
  return {
    type: 'dcterms:PeriodOfTime',
    'dcterms:date': typed(EDTF, edtf),
    ...edge('schema:startDate', calendarDay(bounds?.first)),
    ...edge('schema:endDate', calendarDay(bounds?.last)),
    ...edge('schema:isBasedOn', relativeTo === undefined ? undefined : typed(EDTF, relativeTo)),
  };
}

const claim = ({ saidBy, certainty, source }: ClaimValue, entities: Entities): Member => ({
  type: 'schema:Claim',
  ...edge('schema:author', saidBy === undefined ? undefined : entityReference(saidBy, entities)),
  ...edge('schema:citation', source === undefined ? undefined : literal(source)),
  ...edge('schema:additionalProperty', property('certainty', certainty)),
});

/** An entity where it is mentioned: what it is and its name; the rest stands once in the file. */
function entityReference(id: EntityId, entities: Entities): JsonLdNode {
  const entity = entities.get(id);
  if (entity === undefined) return { id: recordIri(id) };
  const { kind, name } = entity;
  return { id: recordIri(id), type: ENTITY_TYPES[kind], 'schema:name': literal(name) };
}

/** What a passage stands for, as a node: an entity's own, or one that is named after the annotation. */
export function valueNode(annotation: AnnotationId, value: Value, entities: Entities): JsonLdNode {
  if (value.kind === 'actor') return entityReference(value.entity, entities);
  const id = `${recordIri(annotation)}#value`;
  switch (value.kind) {
    case 'date':
      return { id, ...date(value.edtf, value.relativeTo) };
    case 'statistic':
      return { id, ...statistic(value) };
    case 'claim':
      return { id, ...claim(value, entities) };
  }
}

/** An entity with all that is known of it, once in a file. */
export const entityNode = ({ id, kind, name, aliases, sameAs, note }: ExportEntity): Member => ({
  id: recordIri(id),
  type: ENTITY_TYPES[kind],
  'schema:name': literal(name),
  ...edge('skos:altLabel', aliases.map(literal)),
  ...edge(
    'schema:sameAs',
    // What is no IRI would be dropped, or read as another one, by whoever takes it for one.
    sameAs.map((iri): Member | string => (isAbsoluteIri(iri) ? { id: iri } : literal(iri))),
  ),
  ...edge('schema:description', note === '' ? undefined : literal(note)),
});
