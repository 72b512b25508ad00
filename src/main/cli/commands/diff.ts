import {
  describeMerge,
  tallyOf,
  uniteChanges,
  type Effect,
  type MergeDescription,
} from '#core/merge';
import { replay, type Change, type RecordRef, type RecordState } from '#core/model';
import type { ProjectContents } from '#main/services/project';
import { isGiven, type Command, type Status } from '../command.ts';
import { conflictLines } from '../conflict-line.ts';
import { analystNames, documentTitle, kindName } from '../names-of.ts';
import { projectsFrom } from '../project-input.ts';
import { counted, print, printJson, refuse } from '../terminal.ts';

type States = ReadonlyMap<RecordRef, RecordState>;

/** What one project would bring to another. */
interface Difference extends MergeDescription {
  /** Documents whose text the other lacks. */
  readonly documents: readonly string[];
}

function difference(from: ProjectContents, to: ProjectContents): Difference {
  const known = new Set<string>(to.documents.map(({ summary }) => summary.id));
  const documents = from.documents.map(({ summary }) => summary.id).filter((id) => !known.has(id));
  return { documents, ...describeMerge(to.changes, from.changes) };
}

const isNothing = ({ documents, changes }: Difference): boolean =>
  documents.length === 0 && changes === 0;

const EFFECTS = {
  new: 'new',
  changed: 'changed',
  deleted: 'deleted',
  restored: 'restored',
  same: 'the same',
  gone: 'made and removed',
} as const satisfies Record<Effect, string>;

function tell(names: readonly [from: string, to: string], told: Difference, states: States): void {
  const [from, to] = names;
  if (isNothing(told)) return print(`${from} brings nothing to ${to}.`);
  print(`${from} brings to ${to}: ${counted(told.changes, 'change')}`);
  for (const id of told.documents) print(`  the text of “${documentTitle(states, id as never)}”`);
  const nameOf = analystNames(states);
  for (const { kind, analyst, counts } of tallyOf(told)) {
    const parts = Object.entries(EFFECTS).flatMap(([effect, words]) => {
      const count = counts[effect as Effect];
      return count > 0 ? [`${count} ${words}`] : [];
    });
    print(`  ${kindName(kind)} by ${nameOf(analyst)}: ${parts.join(', ')}`);
  }
  for (const line of conflictLines(states, told.conflicts)) print(`  ${line}`);
}

const statesOf = (sets: readonly (readonly Change[])[]): States => replay(uniteChanges(sets));

async function run(
  operands: readonly string[],
  passphrase: string | null,
  asJson: boolean,
): Promise<Status> {
  const projects = await projectsFrom(operands, passphrase);
  if (!projects.ok) return refuse(projects);
  const [a, b] = projects.value as readonly [ProjectContents, ProjectContents];
  const [first, second] = operands as readonly [string, string];
  const toFirst = difference(b, a);
  const toSecond = difference(a, b);
  if (asJson) await printJson({ toFirst, toSecond });
  else {
    const states = statesOf([a.changes, b.changes]);
    tell([second, first], toFirst, states);
    tell([first, second], toSecond, states);
  }
  return isNothing(toFirst) && isNothing(toSecond) ? 0 : 1;
}

export const diffCommand: Command = {
  usage: 'PROJECT PROJECT',
  help: [
    'By kind and analyst: what is new, changed, deleted, restored, the same by another way, or made',
    'and removed again; and where people would be at odds once both were merged. Status 0 where both',
    'hold the same documents and changes, 1 where they differ.',
    '',
    '  --json     for programs',
  ],
  options: { json: { type: 'boolean' } },
  operands: [2, 2],
  run: ({ given, operands, passphrase }) => run(operands, passphrase, isGiven(given, 'json')),
};
