import type {
  OpeningAsk,
  OpeningDocument,
  OpeningGroup,
  OpeningPreview,
  OpeningRecord,
} from '#renderer/store';

/**
 * The preview of a project as a tree of rows: what deletes one's own work, what is at odds, documents,
 * then each analyst with what they did. Records are not held here: a row knows which record of an answer
 * it shows, so that a group of a million costs what one of ten does.
 */

export type Effect = OpeningGroup['effect'];

export const effects: readonly Effect[] = ['new', 'changed', 'restored', 'deleted'];

/** Which of what stands below a row is taken in. */
export type Taken = 'all' | 'some' | 'none';

interface Place {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly parent: string | null;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
}

/** What a section is of. */
export type About =
  | { readonly kind: 'own'; readonly groups: readonly OpeningGroup[] }
  | {
      readonly kind: 'conflicts';
      readonly fields: number;
      readonly records: OpeningPreview['atOdds'];
    }
  | {
      readonly kind: 'documents';
      readonly documents: readonly OpeningDocument[];
      /** Those that are here, and to which nothing comes. */
      readonly untouched: number;
    }
  | { readonly kind: 'analyst'; readonly name: string; readonly groups: readonly OpeningGroup[] };

export type TreeRow =
  | (Place & { readonly kind: 'section'; readonly about: About; readonly isOpen: boolean })
  | (Place & {
      readonly kind: 'group';
      readonly group: OpeningGroup;
      /** Its section tells of several analysts. */
      readonly isNamed: boolean;
      readonly isOpen: boolean;
    })
  | (Place & { readonly kind: 'document'; readonly document: OpeningDocument })
  | (Place & { readonly kind: 'record'; readonly ask: OpeningAsk; readonly at: number });

/** Rows that follow one another: one that stands for itself, or the records of an answer. */
type Run =
  | { readonly kind: 'row'; readonly row: TreeRow }
  | {
      readonly kind: 'records';
      readonly ask: OpeningAsk;
      readonly parent: string;
      readonly level: number;
      readonly total: number;
    };

interface Placed {
  readonly run: Run;
  /** Of its first row. */
  readonly index: number;
  /** Pixels above it. */
  readonly top: number;
}

/** Pixels. */
const heights = { section: 34, group: 30, document: 30, likeDocument: 48, record: 44 } as const;

export function rowHeight(row: TreeRow): number {
  if (row.kind === 'document' && row.document.like !== null) return heights.likeDocument;
  return heights[row.kind];
}

const countOf = (run: Run): number => (run.kind === 'row' ? 1 : run.total);
const heightOf = (run: Run): number =>
  run.kind === 'row' ? rowHeight(run.row) : run.total * heights.record;

export const askOf = (row: TreeRow): OpeningAsk | null =>
  row.kind === 'group'
    ? { group: row.group.key, isConflict: false }
    : row.kind === 'section' && row.about.kind === 'conflicts'
      ? { group: null, isConflict: true }
      : null;

export const askKey = ({ group, isConflict }: OpeningAsk): string =>
  `${isConflict ? 'conflicts' : 'group'} ${group ?? ''}`;

/** Whether a document of the project brings anything. */
const bringsAnything = ({ isNew, annotations }: OpeningDocument): boolean =>
  isNew || effects.some((effect) => annotations[effect] > 0);

const kindOrder = ['annotation', 'relation', 'tag', 'entity', 'document', 'decision', 'project'];
const rankOf = (kind: string): number => {
  const at = kindOrder.findIndex((each) => kind.startsWith(each));
  return at === -1 ? kindOrder.length : at;
};

const inOrder = (groups: readonly OpeningGroup[]): readonly OpeningGroup[] =>
  groups.toSorted(
    (a, b) =>
      effects.indexOf(a.effect) - effects.indexOf(b.effect) || rankOf(a.kind) - rankOf(b.kind),
  );

const deletesOwn = ({ effect, yours }: OpeningGroup): boolean => effect === 'deleted' && yours > 0;

/** New documents have a row each of their own. */
const isTold = ({ kind, effect }: OpeningGroup): boolean => kind !== 'document' || effect !== 'new';

/** Sections that are unfolded by themselves: as many as a glance takes in. */
const fewDocuments = 5;
const fewAnalysts = 6;
const fewConflicts = 4;

function isOpenAtFirst(about: About, analysts: number): boolean {
  switch (about.kind) {
    case 'own':
      return true;
    case 'conflicts':
      return about.fields <= fewConflicts;
    case 'documents':
      return about.documents.length <= fewDocuments;
    case 'analyst':
      return analysts <= fewAnalysts;
  }
}

function sectionsOf(preview: OpeningPreview): readonly (readonly [string, About])[] {
  const own = preview.groups.filter(deletesOwn);
  const documents = preview.documents.filter(bringsAnything);
  const untouched = preview.documents.length - documents.length;
  const analysts = new Map<string, OpeningGroup[]>();
  for (const group of preview.groups) {
    if (deletesOwn(group) || !isTold(group)) continue;
    const known = analysts.get(group.analyst);
    if (known === undefined) analysts.set(group.analyst, [group]);
    else known.push(group);
  }
  const byName = [...analysts].toSorted(([, [a]], [, [b]]) =>
    (a?.analystName ?? '').localeCompare(b?.analystName ?? ''),
  );
  return [
    ...(own.length === 0 ? [] : [['own', { kind: 'own', groups: inOrder(own) }] as const]),
    // It stays where it was while all of it is left out.
    ...(preview.atOdds.count === 0
      ? []
      : [
          [
            'conflicts',
            { kind: 'conflicts', fields: preview.conflicts, records: preview.atOdds },
          ] as const,
        ]),
    ...(documents.length === 0
      ? []
      : [['documents', { kind: 'documents', documents, untouched }] as const]),
    ...byName.map(
      ([id, groups]) =>
        [
          `analyst ${id}`,
          { kind: 'analyst', name: groups[0]?.analystName ?? '', groups: inOrder(groups) },
        ] as const,
    ),
  ];
}

/** What is unfolded and folded by the person, by key. */
export type Unfolded = ReadonlyMap<string, boolean>;

/** @param totals how many records answers have, by `askKey`, as far as known */
export class TreeRows {
  readonly count: number;
  /** Pixels of all rows. */
  readonly height: number;
  readonly #runs: readonly Placed[];
  readonly #byKey: ReadonlyMap<string, Placed>;

  constructor(preview: OpeningPreview, unfolded: Unfolded, totals: ReadonlyMap<string, number>) {
    const runs: Placed[] = [];
    let index = 0;
    let top = 0;
    const push = (run: Run): void => {
      runs.push({ run, index, top });
      index += countOf(run);
      top += heightOf(run);
    };
    const pushRecords = (row: TreeRow, estimate: number): void => {
      const ask = askOf(row);
      if (ask === null) return;
      const total = totals.get(askKey(ask)) ?? estimate;
      push({ kind: 'records', ask, parent: row.key, level: row.level + 1, total });
    };
    const sections = sectionsOf(preview);
    const analysts = sections.filter(([, { kind }]) => kind === 'analyst').length;
    sections.forEach(([key, about], at) => {
      const isOpen = unfolded.get(key) ?? isOpenAtFirst(about, analysts);
      const place = { key, level: 1, parent: null, position: at + 1, siblings: sections.length };
      const section: TreeRow = { ...place, kind: 'section', about, isOpen };
      push({ kind: 'row', row: section });
      if (!isOpen) return;
      if (about.kind === 'conflicts') pushRecords(section, about.records.count);
      if (about.kind === 'documents')
        about.documents.forEach((document, position) => {
          const below = {
            key: `document ${document.id}`,
            level: 2,
            parent: key,
            position: position + 1,
            siblings: about.documents.length,
          };
          push({ kind: 'row', row: { ...below, kind: 'document', document } });
        });
      if (about.kind !== 'own' && about.kind !== 'analyst') return;
      about.groups.forEach((group, position) => {
        const below = {
          key: `group ${group.key}`,
          level: 2,
          parent: key,
          position: position + 1,
          siblings: about.groups.length,
        };
        const row: TreeRow = {
          ...below,
          kind: 'group',
          group,
          isNamed: about.kind === 'own',
          isOpen: unfolded.get(below.key) ?? false,
        };
        push({ kind: 'row', row });
        if (row.isOpen) pushRecords(row, group.count);
      });
    });
    this.count = index;
    this.height = top;
    this.#runs = runs;
    this.#byKey = new Map(
      runs.map((placed) => [
        placed.run.kind === 'row' ? placed.run.row.key : `records ${placed.run.parent}`,
        placed,
      ]),
    );
  }

  #last(isBefore: (placed: Placed) => boolean): Placed | undefined {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const placed = this.#runs[middle];
      if (placed !== undefined && isBefore(placed)) low = middle + 1;
      else high = middle;
    }
    return this.#runs[low - 1];
  }

  rowAt(index: number): TreeRow | null {
    if (index < 0 || index >= this.count) return null;
    const placed = this.#last((each) => each.index <= index);
    if (placed === undefined) return null;
    const { run } = placed;
    if (run.kind === 'row') return run.row;
    const at = index - placed.index;
    const { ask, parent, level, total } = run;
    const key = `${parent} # ${String(at)}`;
    return { kind: 'record', key, level, parent, position: at + 1, siblings: total, ask, at };
  }

  /** Pixels above a row. */
  topOf(index: number): number {
    const placed = this.#last((each) => each.index <= index);
    if (placed === undefined) return 0;
    return placed.run.kind === 'row'
      ? placed.top
      : placed.top + (index - placed.index) * heights.record;
  }

  /** The row at a height; the nearest where none is there. */
  indexAt(pixels: number): number {
    const placed = this.#last((each) => each.top <= Math.max(0, pixels));
    if (placed === undefined) return 0;
    if (placed.run.kind === 'row') return placed.index;
    const within = Math.floor((pixels - placed.top) / heights.record);
    return placed.index + Math.max(0, Math.min(placed.run.total - 1, within));
  }

  /** Where a row stands; -1 where it is folded away, or gone. */
  indexOf(key: string): number {
    const [parent, at] = key.split(' # ');
    if (at === undefined) return this.#byKey.get(key)?.index ?? -1;
    const records = this.#byKey.get(`records ${parent ?? ''}`);
    if (records === undefined || Number(at) >= countOf(records.run)) return -1;
    return records.index + Number(at);
  }
}

/** What is taken in of so many, of which some are left out. */
const takenBut = (leftOut: number, all: number): Taken =>
  leftOut === 0 ? 'all' : leftOut >= all ? 'none' : 'some';

/** What is taken in of some groups. */
export function takenOf(groups: readonly OpeningGroup[]): Taken {
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  return takenBut(
    groups.reduce((sum, { leftOut }) => sum + leftOut, 0),
    all,
  );
}

function takenIn(about: About): Taken {
  switch (about.kind) {
    case 'conflicts':
      return takenBut(about.records.leftOut, about.records.count);
    case 'documents':
      return takenBut(
        about.documents.filter(({ isLeftOut }) => isLeftOut).length,
        about.documents.length,
      );
    case 'own':
    case 'analyst':
      return takenOf(about.groups);
  }
}

/** Whether a row is ticked; null where its record is not known yet. */
export function tickOf(row: TreeRow, record: OpeningRecord | undefined): Taken | null {
  switch (row.kind) {
    case 'section':
      return takenIn(row.about);
    case 'group':
      return takenOf([row.group]);
    case 'document':
      return row.document.isLeftOut ? 'none' : 'all';
    case 'record':
      return record === undefined ? null : record.isLeftOut ? 'none' : 'all';
  }
}
