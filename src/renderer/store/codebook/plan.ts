import type { StatedEntry } from '#core/interchange';
import {
  BIRTH,
  hexOf,
  LooksTaken,
  readField,
  type Json,
  type RecordState,
  type TagEntry,
  type TagId,
} from '#core/model';
import { strings } from '#renderer/words';
import { matchEntries, type Matched } from './matching.ts';
import { claimKey, claimLabel, keyNames, labelNames, type Names } from './names.ts';
import { placesOf } from './places.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../steps/edit.ts';
import { plainWords } from '../entities/entity-fields.ts';
import type { CodebookImportReport } from '../facets.ts';
import { isBuiltIn, tagRef } from './tag-fields.ts';

const words = strings.codebookFiles;

/** What reading a codebook file changes here, and what it comes to. */
export interface CodebookPlan {
  readonly drafts: readonly Draft[];
  readonly report: CodebookImportReport;
}

type Fields = Record<string, Json>;

const draft = (id: TagId, field: string, value: Json): Draft => ({
  record: tagRef(id),
  home: null,
  field,
  value,
});

const TEXTS = ['definition', 'whenToUse', 'example'] as const;

/** Makes the plan of one file. Nothing is ever taken away by it. */
class Planning {
  readonly remarks: string[];
  readonly #context: Context;
  readonly #matched: readonly Matched[];
  readonly #tagLabels = labelNames();
  readonly #linkLabels = labelNames();
  readonly #keys = keyNames();
  readonly #looks: LooksTaken;
  readonly #places: ReadonlyMap<TagId, TagId | null>;
  readonly #labels = new Map<TagId, string>();

  constructor(context: Context, entries: readonly StatedEntry[], remarks: readonly string[]) {
    this.remarks = [...remarks];
    this.#context = context;
    this.#matched = matchEntries(context, entries);
    this.#looks = new LooksTaken(context.tagIndex.tags);
    this.#places = placesOf(context.tagIndex.tags, this.#matched, (label) =>
      this.remarks.push(words.under(label)),
    );
    this.#claimForTheRest();
  }

  plan(): CodebookPlan {
    const drafts: Draft[] = [];
    const counts = { added: 0, changed: 0, alreadyPresent: 0 };
    for (const each of this.#matched) {
      const own = this.#draftsFor(each);
      drafts.push(...own);
      if (each.match.kind === 'new') counts.added++;
      else if (own.length > 0) counts.changed++;
      else counts.alreadyPresent++;
    }
    return { drafts, report: { ...counts, remarks: this.remarks } };
  }

  /** Labels and keys of entries that the file does not speak of stay theirs. */
  #claimForTheRest(): void {
    const spokenOf = new Map(
      this.#matched.flatMap(({ stated, match }) =>
        match.kind === 'known' ? [[match.entry.id, { stated, by: match.by }] as const] : [],
      ),
    );
    for (const { id, label, key, kind } of this.#context.tagIndex.entries()) {
      if (this.#context.tagIndex.resolve(id) !== id) continue;
      const said = spokenOf.get(id);
      if (said?.by !== 'id') this.#labelsOf(kind).claim(label, label);
      if (key !== '' && kind !== 'relation' && (said?.stated.key ?? null) === null)
        this.#keys.claim(key, label);
    }
  }

  #labelsOf(kind: string | null): Names {
    return kind === 'relation' ? this.#linkLabels : this.#tagLabels;
  }

  #draftsFor({ stated, match }: Matched): readonly Draft[] {
    switch (match.kind) {
      case 'builtInLink':
        this.remarks.push(words.builtInLink(stated.label));
        return [];
      case 'merged': {
        const into = this.#context.tagIndex.entry(match.into)?.label ?? '';
        this.remarks.push(words.merged(match.entry.label, into));
        return [];
      }
      case 'known':
        return this.#changes(stated, match.entry, match.by);
      case 'new':
        return this.#birth(stated, match.id);
    }
  }

  #changes(stated: StatedEntry, entry: TagEntry, by: 'id' | 'label'): readonly Draft[] {
    const said = this.#said(stated, entry, by);
    const isSame = (field: string, value: Json): boolean => {
      if (field === 'retired') return entry.isRetired === value;
      if (field === 'parent') return this.#parentHere(entry) === value;
      if (field === 'colour') return hexOf(entry.colour) === hexOf(String(value));
      return entry[field as keyof TagEntry] === value;
    };
    return Object.entries(said)
      .filter(([field, value]) => !isSame(field, value))
      .map(([field, value]) => draft(entry.id, field, value));
  }

  /** As it is told: what stood under a merged tag stands under the one that it counts as. */
  #parentHere({ id, parent, kind }: TagEntry): TagId | null {
    return kind === 'relation' ? parent : (this.#context.tagIndex.shown(id)?.parent ?? null);
  }

  #birth(stated: StatedEntry, id: TagId): readonly Draft[] {
    const former = this.#context.records.get(tagRef(id));
    if (former !== undefined) return this.#revival(stated, id, former);
    const kind = stated.kind ?? 'plain';
    const look = this.#look(stated);
    const said = this.#said(stated, null, 'id');
    return [draft(id, BIRTH, { alive: true, ...look, key: '', ...said, kind })];
  }

  /** What was removed here comes back as it was, but for what the file says otherwise. */
  #revival(stated: StatedEntry, id: TagId, former: RecordState): readonly Draft[] {
    const kind: Fields = stated.isKindStated && stated.kind !== null ? { kind: stated.kind } : {};
    const said = this.#said(stated, null, 'id');
    const key = readField(former, 'key');
    const isKeyKept =
      'key' in said || typeof key !== 'string' || key === '' || this.#keys.claim(key, stated.label);
    const fields: Fields = { alive: true, ...kind, ...said, ...(isKeyKept ? {} : { key: '' }) };
    return Object.entries(fields).map(([field, value]) => draft(id, field, value));
  }

  #look({ colour, line, kind }: StatedEntry): Fields {
    if (kind === 'relation') return { colour: 'plain' };
    const next = this.#looks.next();
    const look = { colour: colour ?? next.colour, line: line ?? next.line };
    if (colour !== null && line === null) look.line = this.#looks.nextLine(colour);
    this.#looks.add(look);
    return look;
  }

  /** The fields that the file states, as they are to be here. */
  #said(stated: StatedEntry, entry: TagEntry | null, by: 'id' | 'label'): Fields {
    const fields: Fields = { label: this.#label(stated, entry, by) };
    for (const name of TEXTS) {
      const text = stated[name]?.trim() ?? '';
      if (text !== '') fields[name] = text;
    }
    if (stated.isRetired !== null) fields['retired'] = stated.isRetired;
    const kind = entry?.kind ?? stated.kind;
    if (entry !== null && stated.isKindStated && stated.kind !== entry.kind)
      Object.assign(fields, this.#kind(stated, entry, by));
    if (kind === 'relation') {
      const inverse = plainWords(stated.inverse ?? '');
      if (inverse !== '') fields['inverse'] = inverse;
      return fields;
    }
    const { colour, line, key } = stated;
    if (colour !== null) fields['colour'] = colour;
    if (line !== null) fields['line'] = line;
    if (key !== null)
      fields['key'] = claimKey(
        this.#keys,
        key,
        entry?.key ?? '',
        String(fields['label']),
        this.remarks,
      );
    const parent = this.#places.get(entry?.id ?? stated.id);
    if (parent !== undefined) fields['parent'] = parent;
    return fields;
  }

  #label(stated: StatedEntry, entry: TagEntry | null, by: 'id' | 'label'): string {
    const label = entry !== null && by === 'label' ? entry.label : this.#claimed(stated, entry);
    this.#labels.set(stated.id, label);
    return label;
  }

  #claimed(stated: StatedEntry, entry: TagEntry | null): string {
    const names = this.#labelsOf(entry?.kind ?? stated.kind);
    const under = stated.parent === null ? null : (this.#labels.get(stated.parent) ?? null);
    const label = plainWords(stated.label) || 'tag';
    return claimLabel(names, label, entry?.label ?? null, under, this.remarks);
  }

  /** A kind changes where that loses nothing from sight: not a built-in tag's, not into a link's. */
  #kind({ kind }: StatedEntry, entry: TagEntry, by: 'id' | 'label'): Fields {
    const isOtherSort = (kind === 'relation') !== (entry.kind === 'relation');
    if (kind !== null && by === 'id' && !isOtherSort && !isBuiltIn(entry.id)) return { kind };
    this.remarks.push(words.kindKept(entry.label));
    return {};
  }
}

/** What reading a codebook's entries changes here. */
export const planCodebook = (
  context: Context,
  entries: readonly StatedEntry[],
  remarks: readonly string[],
): CodebookPlan => new Planning(context, entries, remarks).plan();
