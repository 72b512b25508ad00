import { openConflicts } from '#core/merge';
import {
  ADJUDICATED,
  idOf,
  isAlive,
  kindOf,
  readField,
  type AnalystId,
  type DocumentId,
  type Passage,
  type RecordRef,
  type RecordState,
  type ReplicaId,
} from '#core/model';
import type { LeavingOut } from './jobs.ts';
import type { MergingNames } from './names.ts';
import type { Arriving } from './plan.ts';
import type {
  OpeningAsk,
  OpeningDocument,
  OpeningGroup,
  OpeningPreview,
  OpeningRecord,
} from '../projects/shapes.ts';

/** What the person looks at before a project is opened, and what of it is left out. */

type Shown = OpeningGroup['effect'];

const EFFECTS: readonly Shown[] = ['new', 'changed', 'restored', 'deleted'];

const isShown = (effect: Arriving['effect']): effect is Shown =>
  (EFFECTS as readonly string[]).includes(effect);

const LAYER: RecordRef = `analyst/${ADJUDICATED}`;

/** That the decided layer has a name says nothing: it comes with what was decided. */
const isTold = ({ record, effect }: Arriving): boolean => record !== LAYER && isShown(effect);

/** Under whom it is told: what is said of a person stands with that person, whoever said it. */
const whoseOf = ({ record, by }: Arriving): AnalystId =>
  kindOf(record) === 'analyst' ? (idOf(record) as AnalystId) : by;

/** A decision, or what came of one. */
const isOfLayer = ({ record, after }: Arriving): boolean =>
  kindOf(record) === 'decision' || readField(after, 'creator') === ADJUDICATED;

/** Over how many fields people are at odds no more. */
function settledBy({ former, after }: Arriving): number {
  const before = former === undefined ? [] : openConflicts(former);
  if (before.length === 0) return 0;
  const left = new Set(openConflicts(after).map(({ field }) => field));
  return before.filter(({ field }) => !left.has(field)).length;
}

/** The project as a whole: what it is called, and what would be otherwise. */
export interface ProjectTold {
  readonly name: string;
  readonly fields: readonly string[];
  readonly since: OpeningPreview['since'];
}

type Counts = Record<Shown, number>;

interface Line {
  readonly arriving: Arriving;
  readonly group: string;
  /** Where its document stands in the list of documents, and where in that it begins. */
  readonly document: number;
  readonly start: number;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class MergingPreview {
  readonly #plan: ReadonlyMap<RecordRef, Arriving>;
  readonly #names: MergingNames;
  readonly #owner: AnalystId;
  readonly #project: ProjectTold;
  readonly #leftOut = new Set<RecordRef>();
  /** By document, the records that hang on it. */
  readonly #on = new Map<DocumentId, RecordRef[]>();
  readonly #groups: readonly string[];
  readonly #documents: readonly DocumentId[];
  readonly #likes = new Map<DocumentId, OpeningDocument['like']>();
  #lines: readonly Line[] | null = null;

  constructor(
    plan: ReadonlyMap<RecordRef, Arriving>,
    names: MergingNames,
    owner: AnalystId,
    project: ProjectTold,
  ) {
    this.#plan = plan;
    this.#names = names;
    this.#owner = owner;
    this.#project = project;
    const groups = new Set<string>();
    for (const arriving of plan.values()) {
      if (isTold(arriving)) groups.add(this.#keyOf(arriving));
      for (const document of new Set(arriving.documents)) {
        const records = this.#on.get(document) ?? [];
        records.push(arriving.record);
        this.#on.set(document, records);
      }
    }
    const titles = new Map([...this.#on.keys()].map((id) => [id, names.document(id)]));
    this.#documents = [...titles]
      .sort(([a, title], [b, other]) => compare(title, other) || compare(a, b))
      .map(([id]) => id);
    this.#groups = [...groups].sort((a, b) => this.#rank(a) - this.#rank(b) || compare(a, b));
  }

  /** What is not left out; the decided layer's name comes with what is in it. */
  *taken(): Generator<Arriving> {
    let [decided, taken] = [0, 0];
    for (const [record, arriving] of this.#plan) {
      const isIn = !this.#leftOut.has(record);
      if (isOfLayer(arriving)) {
        decided++;
        if (isIn) taken++;
      }
      if (isIn && record !== LAYER) yield arriving;
    }
    const layer = this.#plan.get(LAYER);
    const isWanted = decided === 0 ? !this.#leftOut.has(LAYER) : taken > 0;
    if (layer !== undefined && isWanted) yield layer;
  }

  /** How many changes would be stored, and the highest number of an installation's among them. */
  taking(replica: ReplicaId): { readonly changes: number; readonly seq: number } {
    let [count, seq] = [0, 0];
    for (const { changes } of this.taken()) {
      count += changes.length;
      for (const change of changes) if (change.replica === replica) seq = Math.max(seq, change.seq);
    }
    return { changes: count, seq };
  }

  /** Of the texts that a project holds, those of documents that come. */
  wantedTexts(held: ReadonlySet<string>): readonly DocumentId[] {
    return [...this.taken()].flatMap(({ record, after }) => {
      const id = idOf(record) as DocumentId;
      return kindOf(record) === 'document' && held.has(id) && isAlive(after) ? [id] : [];
    });
  }

  /** A record as it will be, where something comes for it. */
  after(record: RecordRef): RecordState | undefined {
    return this.#plan.get(record)?.after;
  }

  liken(id: DocumentId, like: OpeningDocument['like']): void {
    this.#likes.set(id, like);
  }

  leaveOut(what: LeavingOut, isLeftOut: boolean): void {
    for (const record of this.#meant(what)) this.#set(record, isLeftOut);
  }

  told(): OpeningPreview {
    let [changes, conflicts, settled] = [0, 0, 0];
    const atOdds = { count: 0, leftOut: 0 };
    const groups = new Map<string, { count: number; leftOut: number; yours: number }>();
    for (const arriving of this.#plan.values()) {
      const isOut = this.#leftOut.has(arriving.record);
      changes += arriving.changes.length;
      if (!isOut) conflicts += arriving.conflicts.length;
      if (arriving.conflicts.length > 0) atOdds.count++;
      if (arriving.conflicts.length > 0 && isOut) atOdds.leftOut++;
      if (!isOut) settled += settledBy(arriving);
      if (!isTold(arriving)) continue;
      const key = this.#keyOf(arriving);
      const group = groups.get(key) ?? { count: 0, leftOut: 0, yours: 0 };
      group.count++;
      if (isOut) group.leftOut++;
      if (this.#isYours(arriving)) group.yours++;
      groups.set(key, group);
    }
    return {
      projectName: this.#project.name,
      changes,
      since: this.#project.since,
      documents: this.#documents.flatMap((id) => this.#toldDocument(id) ?? []),
      groups: this.#groups.map((key) => this.#toldGroup(key, groups.get(key))),
      conflicts,
      atOdds,
      settled,
    };
  }

  records(
    { group, isConflict }: OpeningAsk,
    from: number,
    to: number,
  ): { readonly total: number; readonly records: readonly OpeningRecord[] } {
    this.#lines ??= this.#inOrder();
    const asked = this.#lines.filter(
      (line) =>
        (group === null || line.group === group) &&
        (!isConflict || line.arriving.conflicts.length > 0),
    );
    return {
      total: asked.length,
      records: asked.slice(from, to).map((line) => this.#toldRecord(line)),
    };
  }

  #keyOf(arriving: Arriving): string {
    const kind = kindOf(arriving.record);
    const { fields } = this.#project;
    const told = kind === 'project' && fields.length === 1 ? `${kind}-${fields[0] ?? ''}` : kind;
    return `${told} ${arriving.effect} ${whoseOf(arriving)}`;
  }

  #rank(key: string): number {
    return EFFECTS.indexOf(key.split(' ')[1] as Shown);
  }

  #meant(what: LeavingOut): Iterable<RecordRef> {
    switch (what.kind) {
      case 'all':
        return this.#plan.keys();
      case 'conflicts':
        return [...this.#plan.values()].flatMap(({ record, conflicts }) =>
          conflicts.length > 0 ? [record] : [],
        );
      case 'group':
        return [...this.#plan.values()].flatMap((each) =>
          isTold(each) && this.#keyOf(each) === what.key ? [each.record] : [],
        );
      case 'document':
        return this.#on.get(what.id) ?? [];
      case 'records':
        return what.records.filter((record) => this.#plan.has(record));
    }
  }

  /** A document that comes is left out with all on it, and comes with anything on it. */
  #set(record: RecordRef, isLeftOut: boolean): void {
    if (!isLeftOut) {
      this.#leftOut.delete(record);
      for (const id of this.#plan.get(record)?.documents ?? [])
        if (this.#isComing(id)) this.#leftOut.delete(`document/${id}`);
      return;
    }
    this.#leftOut.add(record);
    const id = idOf(record) as DocumentId;
    if (kindOf(record) !== 'document' || !this.#isComing(id)) return;
    for (const each of this.#on.get(id) ?? []) this.#leftOut.add(each);
  }

  #isComing(id: DocumentId): boolean {
    const effect = this.#plan.get(`document/${id}`)?.effect;
    return effect === 'new' || effect === 'restored';
  }

  /** Who made a record: of an annotation its creator, of others who bore it. */
  #isYours({ former, after }: Arriving): boolean {
    const state = former ?? after;
    if (kindOf(state.record) === 'annotation') return readField(state, 'creator') === this.#owner;
    const birth = state.live.find(({ field }) => field === '*');
    return birth?.analyst === this.#owner;
  }

  #toldGroup(
    key: string,
    counted: { count: number; leftOut: number; yours: number } | undefined,
  ): OpeningGroup {
    const [kind = '', effect, analyst = ''] = key.split(' ');
    return {
      key,
      kind,
      effect: effect as Shown,
      analyst: analyst as AnalystId,
      analystName: this.#names.analyst(analyst as AnalystId),
      ...(counted ?? { count: 0, leftOut: 0, yours: 0 }),
    };
  }

  #toldDocument(id: DocumentId): OpeningDocument | null {
    const annotations: Counts = { new: 0, changed: 0, restored: 0, deleted: 0 };
    let isAny = false;
    let isLeftOut = true;
    for (const record of this.#on.get(id) ?? []) {
      const effect = this.#plan.get(record)?.effect;
      if (effect === undefined || !isShown(effect)) continue;
      isAny = true;
      isLeftOut &&= this.#leftOut.has(record);
      if (kindOf(record) === 'annotation') annotations[effect]++;
    }
    if (!isAny) return null;
    const title = this.#names.document(id);
    const like = this.#likes.get(id) ?? null;
    return { id, title, isNew: this.#isComing(id), annotations, isLeftOut, like };
  }

  #inOrder(): readonly Line[] {
    const groups = new Map(this.#groups.map((key, at) => [key, at]));
    const places = new Map(this.#documents.map((id, at) => [id, at]));
    const lines: Line[] = [];
    for (const arriving of this.#plan.values()) {
      if (!isTold(arriving)) continue;
      const [first] = arriving.documents;
      const passage = readField(arriving.after, 'passage') as Passage | undefined;
      lines.push({
        arriving,
        group: this.#keyOf(arriving),
        document: first === undefined ? -1 : (places.get(first) ?? -1),
        start: passage?.start ?? -1,
      });
    }
    return lines.sort(
      (a, b) =>
        (groups.get(a.group) ?? 0) - (groups.get(b.group) ?? 0) ||
        a.document - b.document ||
        a.start - b.start ||
        compare(a.arriving.record, b.arriving.record),
    );
  }

  #toldRecord({ arriving, group }: Line): OpeningRecord {
    const { record, effect, documents, conflicts } = arriving;
    const [document] = kindOf(record) === 'annotation' ? documents : [];
    return {
      record,
      effect: effect as Shown,
      group,
      analystName: this.#names.analyst(whoseOf(arriving)),
      document:
        document === undefined ? null : { id: document, title: this.#names.document(document) },
      title: this.#names.title(arriving),
      tag: this.#names.tagOf(arriving),
      conflicts: conflicts.map(({ field }) => field),
      isYours: this.#isYours(arriving),
      isLeftOut: this.#leftOut.has(record),
    };
  }
}
