import { fold } from '#core/anchoring';
import {
  matchTag,
  uuidOfIri,
  type ImportedAnnotation,
  type ImportedEntity,
  type ImportedRelation,
  type ImportedTag,
  type StatedEntry,
} from '#core/interchange';
import {
  BIRTH,
  isAlive,
  isUuid,
  uuidFromName,
  type AnalystId,
  type EntityId,
  type Json,
  type RecordRef,
  type TagId,
} from '#core/model';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { plainName } from '../naming.ts';

/** What a file's codebook says of a tag besides its label, kind and key. */
function statedFields(entry: StatedEntry | undefined): Readonly<Record<string, Json>> {
  if (entry === undefined) return {};
  const { definition, whenToUse, example, inverse, colour, line, parent, isRetired } = entry;
  const retired = isRetired;
  const stated = { definition, whenToUse, example, inverse, colour, line, parent, retired };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
}

/**
 * The tags, people, actors and kinds of links that a file names, as records here: those that are
 * known already, and births for those that are not, or not any more. Each is made once however
 * often it is named.
 */
export class ForeignRecords {
  readonly #context: Context;
  readonly #births = new Map<RecordRef, Draft>();

  constructor(context: Context) {
    this.#context = context;
  }

  get births(): readonly Draft[] {
    return [...this.#births.values()];
  }

  /** The tag meant, by its concept or its label; a mere highlight has a tag of that name. */
  tag(imported: ImportedTag | null): TagId {
    const meant = imported ?? { iri: null, label: 'highlight', kind: null };
    const known = matchTag(meant, this.#context.state.getState().tags);
    if (known !== null) return known;
    const label = plainName(meant.label) || 'tag';
    const own = meant.iri === null ? null : uuidOfIri(meant.iri);
    const id = own ?? uuidFromName(`tag ${meant.iri ?? label.toLowerCase()}`);
    const kind = meant.kind ?? 'plain';
    const value = {
      alive: true,
      label,
      kind,
      colour: kind,
      key: this.#freeKey(meant.entry?.key ?? ''),
      ...statedFields(meant.entry),
    };
    return this.#known(`tag/${id}`, value, id) as TagId;
  }

  /** An entry of the file's codebook that was never here, used by the file or not. */
  bring(imported: ImportedTag): void {
    const id = imported.iri === null ? null : uuidOfIri(imported.iri);
    if (id === null || imported.entry === undefined) return;
    if (this.#context.records.has(`tag/${id}`)) return;
    if (imported.kind === 'relation')
      this.relationType({ type: id, typeLabel: imported.label }, imported.entry);
    else this.tag(imported);
  }

  creator(imported: ImportedAnnotation['creator']): AnalystId {
    const name = plainName(imported?.name ?? '') || 'Unknown';
    const own = imported?.iri == null ? null : uuidOfIri(imported.iri);
    const id = own ?? uuidFromName(`analyst ${imported?.iri ?? name}`);
    return this.#known(`analyst/${id}`, { alive: true, name }, id) as AnalystId;
  }

  /** The actor meant: the one of that identifier, else the one of that name. */
  entity(imported: ImportedEntity): EntityId {
    const own = uuidOfIri(imported.iri);
    const name = plainName(imported.name) || 'Unnamed';
    const { entities } = this.#context.state.getState();
    const known =
      entities.find(({ id }) => id === own) ??
      entities.find((each) => each.kind === imported.kind && fold(each.name) === fold(name));
    if (known !== undefined) return known.id;
    const { kind, aliases, note } = imported;
    const sameAs = own === null ? [imported.iri, ...imported.sameAs] : imported.sameAs;
    const id = own ?? uuidFromName(`entity ${imported.iri}`);
    const value = {
      alive: true,
      name,
      kind,
      ...(aliases.length > 0 && { aliases }),
      ...(sameAs.length > 0 && { sameAs }),
      ...(note !== '' && { note }),
    };
    return this.#known(`entity/${id}`, value, id) as EntityId;
  }

  /** The kind of link meant; one that the codebook does not have becomes its own. */
  relationType(
    { type, typeLabel }: Pick<ImportedRelation, 'type' | 'typeLabel'>,
    entry?: StatedEntry,
  ): string {
    const { relationTypes } = this.#context.state.getState();
    const isKnown = relationTypes.some(({ id }) => id === type);
    if (isKnown || !isUuid(type)) return type;
    const label = plainName(typeLabel) || 'is linked to';
    const value = {
      alive: true,
      label,
      kind: 'relation',
      colour: 'plain',
      key: '',
      ...statedFields(entry),
    };
    return this.#known(`tag/${type}`, value, type);
  }

  /** The key that a file gives a tag, unless another tag here has it; empty for none. */
  #freeKey(key: string): string {
    const { tags } = this.#context.state.getState();
    return tags.some((tag) => tag.key === key) ? '' : key;
  }

  #known(record: RecordRef, value: Readonly<Record<string, Json>>, id: string): string {
    if (this.#births.has(record)) return id;
    const state = this.#context.records.get(record);
    if (state === undefined) this.#births.set(record, { record, home: null, field: BIRTH, value });
    else if (!isAlive(state))
      this.#births.set(record, { record, home: null, field: 'alive', value: true });
    return id;
  }
}
