import { openConflicts } from '#core/merge';
import { headsOf, type AnalystId, type AnnotationId, type RecordRef } from '#core/model';
import { shownAnalyst } from '../records/analysts.ts';
import type { Context } from '../context.ts';
import { eachState, resolve, resolveMany } from './deciding.ts';
import { groupsOf, linesOf, statesIn } from './order.ts';
import { conflictTold, firstSaid, sidesTold } from './telling.ts';
import type { ConflictPage, Conflicts, SaidBy, ShownConflict } from './shapes.ts';
import { focus, revealAt, setTagHidden } from '../reading/navigating.ts';
import { goTo, openDocument } from '../documents/open-document.ts';
import { refTo } from '../records/sketching.ts';

/** What people are at odds over: listed, gone to, decided. */

async function page(context: Context, from: number, to: number): Promise<ConflictPage> {
  const conflicts: ShownConflict[] = [];
  for (const group of groupsOf(context)) {
    if (group.from >= to || group.from + group.count <= from) continue;
    const all = await linesOf(context, group);
    const lines = all.slice(Math.max(0, from - group.from), to - group.from);
    const rows = [...new Set(lines.map(({ row }) => row))];
    const states = await statesIn(context, { home: group.home, rows });
    const first = await firstSaid(context, [...states.values()]);
    for (const { row, field } of lines) {
      const state = states.get(row.record);
      const conflict = state && openConflicts(state).find((each) => each.field === field);
      if (state !== undefined && conflict !== undefined)
        conflicts.push(conflictTold(context, state, conflict, group.home, first));
    }
  }
  return { total: context.conflictIndex.state.count, conflicts };
}

async function lineOf(context: Context, record: RecordRef, field?: string): Promise<number> {
  const group = groupsOf(context).find(({ rows }) => rows.some((row) => row.record === record));
  if (group === undefined) return -1;
  const lines = await linesOf(context, group);
  const at = lines.findIndex(
    (line) => line.row.record === record && (field === undefined || line.field === field),
  );
  return at < 0 ? -1 : group.from + at;
}

async function people(context: Context): Promise<readonly (SaidBy & { readonly count: number })[]> {
  const states = await eachState(context);
  const first = await firstSaid(context, [...states.values()]);
  const counts = new Map<string, SaidBy & { count: number }>();
  for (const state of states.values())
    for (const conflict of openConflicts(state)) {
      const all = sidesTold(context, state, conflict, first).flatMap(({ by }) => by);
      for (const by of new Map(all.map((each) => [each.analyst, each])).values()) {
        const known = counts.get(by.analyst);
        if (known === undefined) counts.set(by.analyst, { ...by, count: 1 });
        else known.count++;
      }
    }
  return [...counts.values()].sort(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || (a.name < b.name ? -1 : 1),
  );
}

async function decidedBy(context: Context): Promise<readonly string[]> {
  const deciders = new Set<AnalystId>();
  for (const row of context.conflictIndex.settled) {
    const state = (await statesIn(context, { home: row.home, rows: [row] })).get(row.record);
    if (state === undefined) continue;
    for (const field of row.fields)
      for (const { analyst } of headsOf(state, field)) deciders.add(analyst);
  }
  deciders.delete(context.identity.analyst);
  return [...deciders].map((id) => shownAnalyst(context, id));
}

function show(context: Context, { annotation }: ShownConflict): void {
  const here = annotation === null ? undefined : context.loaded?.annotations.get(annotation.id);
  if (here === undefined) return;
  setTagHidden(context, here.tag, false);
  focus(context, here.id);
  revealAt(context, here.start);
}

async function go(context: Context, { annotation, document }: ShownConflict): Promise<boolean> {
  if (document === null) return false;
  if (annotation !== null) await goTo(context, annotation.id, document.id);
  else if (context.loaded?.id !== document.id) await openDocument(context, document.id);
  return context.loaded?.id === document.id;
}

export function conflictsOf(context: Context): Conflicts {
  return {
    page: (from, to) => page(context, from, to),
    lineOf: (record, field) => lineOf(context, record, field),
    of: (id: AnnotationId) => context.conflictIndex.rows.get(refTo(id))?.fields ?? [],
    people: () => people(context),
    decidedBy: () => decidedBy(context),
    resolve: (record, field, choice) => resolve(context, record, field, choice),
    resolveMany: (take) => resolveMany(context, take),
    open: (record) => {
      context.conflictIndex.ask(record ?? null);
      context.state.setState({ conflicts: context.conflictIndex.state });
    },
    show: (conflict) => show(context, conflict),
    goTo: (conflict) => go(context, conflict),
  };
}
