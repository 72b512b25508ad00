import { createStore } from 'zustand/vanilla';
import type { AnalystId, DocumentId, RecordRef } from '#core/model';
import type {
  OpeningAsk,
  OpeningDocument,
  OpeningGroup,
  OpeningPreview,
  OpeningRecord,
  OpeningState,
  Workbench,
  WorkbenchState,
} from '#renderer/store';

/** A project being opened, as the panel sees it: its records are numbers in groups. */
export interface FakeOpening {
  readonly workbench: Workbench;
  /** What was asked of the facet, in order. */
  readonly asked: string[];
  show(opening: OpeningState | null): void;
}

export const analyst = (name: string): AnalystId => `of-${name}` as AnalystId;

export const group = (
  effect: OpeningGroup['effect'],
  count: number,
  name: string,
  { kind = 'annotation', yours = 0 } = {},
): OpeningGroup => ({
  key: `${name}/${effect}/${kind}`,
  kind,
  effect,
  analyst: analyst(name),
  analystName: name,
  count,
  leftOut: 0,
  yours,
});

const nothing = { new: 0, changed: 0, deleted: 0, restored: 0 };

export const documentOf = (
  title: string,
  extras: Partial<OpeningDocument> = {},
): OpeningDocument => ({
  id: `sha-${title}` as DocumentId,
  title,
  isNew: false,
  annotations: nothing,
  isLeftOut: false,
  like: null,
  ...extras,
});

export const previewOf = (parts: Partial<OpeningPreview>): OpeningPreview => ({
  projectName: 'Review of reviews',
  changes: 1,
  since: 'nothing',
  documents: [],
  groups: [],
  conflicts: 0,
  atOdds: { count: 0, leftOut: 0 },
  settled: 0,
  ...parts,
});

export function fakeOpening(preview: OpeningPreview): FakeOpening {
  const asked: string[] = [];
  const out = new Set<RecordRef>();
  const state = createStore<Pick<WorkbenchState, 'opening'>>(() => ({
    opening: { kind: 'preview', name: 'theirs.obelus', preview },
  }));
  const refOf = (of: OpeningGroup, at: number): RecordRef =>
    `annotation/${of.key}/${String(at)}` as RecordRef;
  const recordOf = (of: OpeningGroup, at: number, isConflict: boolean): OpeningRecord => ({
    record: refOf(of, at),
    effect: of.effect,
    group: of.key,
    analystName: of.analystName,
    document: { id: 'sha' as DocumentId, title: 'A document' },
    title: `${of.effect} words ${String(at)}`,
    tag: 'claim',
    conflicts: isConflict ? ['tag', 'note'] : [],
    isYours: at < of.yours,
    isLeftOut: out.has(refOf(of, at)),
  });
  const counted = (): OpeningPreview => ({
    ...preview,
    groups: preview.groups.map((of) => ({
      ...of,
      leftOut: Array.from({ length: of.count }, (_, at) => refOf(of, at)).filter((ref) =>
        out.has(ref),
      ).length,
    })),
  });
  const set = (refs: readonly RecordRef[], isLeftOut: boolean): void => {
    for (const ref of refs)
      if (isLeftOut) out.add(ref);
      else out.delete(ref);
  };
  const refsOf = (of: OpeningGroup): readonly RecordRef[] =>
    Array.from({ length: of.count }, (_, at) => refOf(of, at));
  const projects: Workbench['projects'] = {
    save: async () => false,
    choose: async (kind) => void asked.push(`choose ${kind}`),
    read: async () => undefined,
    unlock: async (passphrase) => void asked.push(`unlock ${passphrase}`),
    records: async (ask: OpeningAsk, from, to) => {
      const of = preview.groups.find(({ key }) => key === ask.group) ?? preview.groups[0];
      if (of === undefined) return { total: 0, records: [] };
      const total = ask.isConflict ? preview.atOdds.count : of.count;
      asked.push(`records ${String(from)}`);
      const length = Math.max(0, Math.min(total, to) - from);
      return {
        total,
        records: Array.from({ length }, (_, at) => recordOf(of, from + at, ask.isConflict)),
      };
    },
    leaveOut: async (what, isLeftOut) => {
      asked.push(`${isLeftOut ? 'leave' : 'take'} ${what.kind}`);
      if (what.kind === 'records') set(what.records, isLeftOut);
      if (what.kind === 'all') set(preview.groups.flatMap(refsOf), isLeftOut);
      if (what.kind === 'group')
        set(preview.groups.filter(({ key }) => key === what.key).flatMap(refsOf), isLeftOut);
      state.setState({ opening: { kind: 'preview', name: 'theirs.obelus', preview: counted() } });
    },
    accept: async () => {
      asked.push('accept');
      return true;
    },
    cancel: () => {
      asked.push('cancel');
      state.setState({ opening: null });
    },
  };
  return {
    workbench: { state, projects } as unknown as Workbench,
    asked,
    show: (opening) => {
      state.setState({ opening });
    },
  };
}
