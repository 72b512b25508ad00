import { allConflicts } from '#core/merge';
import {
  isAlive,
  kindOf,
  readAnnotation,
  readCodebook,
  replay,
  shownName,
  type AnalystId,
  type AnnotationRecord,
  type DocumentId,
  type RecordRef,
  type RecordState,
} from '#core/model';
import type { ProjectContents } from '#main/services/project';
import { isGiven, type Command, type Status } from '../command.ts';
import { toldNames } from '../named-choice.ts';
import { analystName, analystNames, documentTitle } from '../names-of.ts';
import { projectFrom } from '../project-input.ts';
import { counted, print, printJson, refuse } from '../terminal.ts';

interface Count {
  readonly id: string;
  readonly name: string;
  readonly annotations: number;
}

/** A project in numbers; deleted records count nowhere. */
interface Stats {
  readonly project: { readonly id: string; readonly name: string };
  readonly documents: number;
  readonly words: number;
  readonly annotations: number;
  readonly byTag: readonly Count[];
  readonly byAnalyst: readonly Count[];
  readonly byDocument: readonly Count[];
  readonly entities: number;
  readonly relations: number;
  readonly conflicts: number;
  readonly changes: number;
  readonly installations: number;
}

/** The most first, then by name and id. */
function counts<Id extends string>(
  annotations: readonly AnnotationRecord[],
  idOf: (record: AnnotationRecord) => Id,
  nameOf: (id: Id) => string,
): readonly Count[] {
  const found = new Map<Id, number>();
  for (const record of annotations) {
    const id = idOf(record);
    found.set(id, (found.get(id) ?? 0) + 1);
  }
  const key = ({ name, id }: Count): string => `${name}\0${id}`;
  return [...found]
    .map(([id, count]) => ({ id, name: nameOf(id), annotations: count }))
    .sort((a, b) => b.annotations - a.annotations || (key(a) < key(b) ? -1 : 1));
}

interface Counted {
  readonly stats: Stats;
  /** What analysts are called beside one another. */
  readonly analystCalled: (id: AnalystId) => string;
}

function statsOf({ project, documents, changes }: ProjectContents): Counted {
  const states: ReadonlyMap<RecordRef, RecordState> = replay(changes);
  const codebook = readCodebook(states);
  const annotations = [...states.values()].flatMap((state) => {
    const record = kindOf(state.record) === 'annotation' ? readAnnotation(state) : null;
    return record === null ? [] : [record];
  });
  const alive = (kind: string): number =>
    [...states.values()].filter((state) => kindOf(state.record) === kind && isAlive(state)).length;
  const stats = {
    project,
    documents: documents.length,
    words: documents.reduce((sum, { summary }) => sum + summary.words, 0),
    annotations: annotations.length,
    byTag: counts(
      annotations,
      ({ tag }) => codebook.resolve(tag),
      (id) => codebook.entries.get(id)?.label ?? 'unknown tag',
    ),
    byAnalyst: counts(
      annotations,
      ({ creator }) => creator,
      (id) => analystName(states, id),
    ),
    byDocument: counts<DocumentId>(
      annotations,
      ({ passage }) => passage.document,
      (id) => documentTitle(states, id),
    ),
    entities: alive('entity'),
    relations: alive('relation'),
    conflicts: allConflicts(states).length,
    changes: changes.length,
    installations: new Set(changes.map(({ replica }) => replica)).size,
  };
  return { stats, analystCalled: analystNames(states) };
}

function tell(title: string, list: readonly Count[], called: (id: string) => string): void {
  if (list.length === 0) return;
  const width = Math.max(...list.map(({ annotations }) => String(annotations).length));
  print(`\n${title}`);
  for (const { id, annotations } of list)
    print(`  ${String(annotations).padStart(width)}  ${called(id)}`);
}

async function run(operand: string, passphrase: string | null, asJson: boolean): Promise<Status> {
  const project = await projectFrom(operand, passphrase);
  if (!project.ok) return refuse(project);
  const { stats, analystCalled } = statsOf(project.value);
  if (asJson) {
    await printJson(stats);
    return 0;
  }
  const { name, id } = stats.project;
  print(name === '' ? `project ${id}` : shownName(name));
  print(`  ${counted(stats.documents, 'document')}, ${counted(stats.words, 'word')}`);
  print(
    `  ${counted(stats.annotations, 'annotation')}, ${counted(stats.entities, 'actor')}, ` +
      `${counted(stats.relations, 'link')}, ${counted(stats.conflicts, 'conflict')}`,
  );
  print(
    `  ${counted(stats.changes, 'change')} from ${counted(stats.installations, 'installation')}`,
  );
  tell('Annotations by tag', stats.byTag, toldNames(stats.byTag));
  tell('Annotations by analyst', stats.byAnalyst, (id) => analystCalled(id as AnalystId));
  tell('Annotations by document', stats.byDocument, toldNames(stats.byDocument));
  return 0;
}

export const statsCommand: Command = {
  usage: 'PROJECT',
  help: ['', '  --json     for programs'].slice(1),
  options: { json: { type: 'boolean' } },
  operands: [1, 1],
  run: ({ given, operands, passphrase }) =>
    run(operands[0] as string, passphrase, isGiven(given, 'json')),
};
