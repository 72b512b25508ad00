import type { Compared, Group } from '#core/agreement';
import type { AnalystId, AnnotationId, DocumentId } from '#core/model';
import type { ReadUnit } from './read-units.ts';
import type { GroupAsk, GroupPage, GroupRow } from './shapes.ts';

interface Found {
  readonly document: DocumentId;
  readonly group: Group<ReadUnit>;
}

const rowOf = ({ document, group }: Found): GroupRow => ({
  document,
  kind: group.kind,
  isOneTag: group.isOneTag,
  isWhole: group.isWhole,
  start: group.start,
  end: group.end,
  units: group.members.map(({ coder, unit: { id, tag, start, end, exact } }) => ({
    analyst: coder as AnalystId,
    annotation: id as AnnotationId,
    tag,
    start,
    end,
    exact,
  })),
});

const isAsked = (
  { kind, isWhole, members }: Group<ReadUnit>,
  { tag, kinds, isOpenOnly }: GroupAsk,
): boolean =>
  (kinds?.includes(kind) ?? true) &&
  !(isOpenOnly && kind === 'same' && isWhole) &&
  (tag === null || members.some(({ unit }) => unit.tag === tag));

/** Groups by pages; what is asked again and again is looked for once. */
export class GroupPages {
  readonly #compared: readonly Compared<ReadUnit>[];
  #last: { readonly key: string; readonly found: readonly Found[] } | null = null;

  constructor(compared: readonly Compared<ReadUnit>[]) {
    this.#compared = compared;
  }

  page(asked: GroupAsk, from: number, to: number): GroupPage {
    const key = JSON.stringify(asked);
    if (this.#last?.key !== key) this.#last = { key, found: this.#find(asked) };
    const { found } = this.#last;
    const first = Math.max(0, from);
    return {
      total: found.length,
      rows: found.slice(first, Math.max(first, to)).map(rowOf),
    };
  }

  #find(asked: GroupAsk): readonly Found[] {
    return this.#compared.flatMap(({ continuum, groups }) => {
      const document = continuum.document as DocumentId;
      return asked.document !== null && asked.document !== document
        ? []
        : groups.flatMap((group) => (isAsked(group, asked) ? [{ document, group }] : []));
    });
  }
}
