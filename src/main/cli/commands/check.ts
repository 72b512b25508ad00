import { allConflicts } from '#core/merge';
import { idOf, kindOf, readAnnotation, replay, type AnnotationRecord } from '#core/model';
import { codePoint, codePointIndex, type CodePointIndex } from '#core/text';
import type { ProjectContents } from '#main/services/project';
import type { Command, Status } from '../command.ts';
import { projectFrom } from '../project-input.ts';
import { counted, print, refuse } from '../terminal.ts';

interface Text {
  readonly text: string;
  readonly points: CodePointIndex;
}

const textsOf = ({ documents }: ProjectContents): ReadonlyMap<string, Text> =>
  new Map(
    documents.map(({ summary, text: bytes }) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      return [summary.id, { text, points: codePointIndex(text) }] as const;
    }),
  );

type Place = 'in place' | 'without a place' | 'elsewhere' | 'no document';

function placeOf(texts: ReadonlyMap<string, Text>, { passage }: AnnotationRecord): Place {
  const { start, end, exact } = passage;
  const known = texts.get(passage.document);
  if (known === undefined) return 'no document';
  if (start === null || end === null) return 'without a place';
  const { text, points } = known;
  if (end > points.toCodePoint(text.length as never)) return 'elsewhere';
  const from = points.toUtf16(codePoint(start));
  return text.startsWith(exact, from) && points.toUtf16(codePoint(end)) === from + exact.length
    ? 'in place'
    : 'elsewhere';
}

/** What is wrong with where an annotation stands, if anything is. */
function wrongOf({ id, passage }: AnnotationRecord, place: Place | undefined): readonly string[] {
  const words = `annotation/${id}, “${firstOf(passage.exact)}”`;
  if (place === 'elsewhere') return [`${words}: the words are not where the passage says.`];
  return place === 'no document' ? [`${words}: the document is not in the project.`] : [];
}

/** Words to know a passage by, on one line. */
function firstOf(exact: string): string {
  const points = [...exact.slice(0, 200).replaceAll(/\s+/g, ' ')];
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : points.join('');
}

const named = (operand: string): string => (operand === '-' ? 'standard input' : operand);

/** Changes that name a predecessor which the project does not hold. */
function incomplete({ changes }: ProjectContents): number {
  const known = new Set<string>(changes.map(({ id }) => id));
  return changes.filter(({ preds }) => preds.some((pred) => !known.has(pred))).length;
}

async function run(operand: string, passphrase: string | null): Promise<Status> {
  const strays: string[] = [];
  const project = await projectFrom(operand, passphrase, (name) => strays.push(name));
  if (!project.ok) return refuse(project);
  const { documents, changes } = project.value;
  const states = replay(changes);
  const annotations = [...states.values()].flatMap((state) => {
    const record = kindOf(state.record) === 'annotation' ? readAnnotation(state) : null;
    return record === null ? [] : [record];
  });
  const texts = textsOf(project.value);
  const places = annotations.map((record) => placeOf(texts, record));
  const lacking = [...states.keys()].filter(
    (record) => kindOf(record) === 'document' && !texts.has(idOf(record)),
  );
  const wrong = [
    ...annotations.flatMap((record, at) => wrongOf(record, places[at])),
    ...lacking.map((record) => `${record}: its text is not in the project.`),
    ...strays.map((name) => `${name}: it does not belong there, and is not read.`),
  ].sort();
  const installations = new Set(changes.map(({ replica }) => replica)).size;
  print(
    `“${named(operand)}” is ${wrong.length === 0 ? 'whole' : 'not whole'}: ` +
      `${counted(documents.length, 'document')}, ` +
      `${counted(annotations.length, 'annotation')}, ${counted(changes.length, 'change')} ` +
      `from ${counted(installations, 'installation')}.`,
  );
  const remarks: readonly (readonly [number, (count: number) => string])[] = [
    [
      places.filter((place) => place === 'without a place').length,
      (count) => `${counted(count, 'annotation')}: not found in the text, and kept.`,
    ],
    [
      incomplete(project.value),
      (count) => `${counted(count, 'change')}: made with knowledge of others that are not here.`,
    ],
    [
      allConflicts(states).length,
      (count) => `${counted(count, 'conflict')}: people said different things of the same.`,
    ],
  ];
  for (const each of wrong) print(`  ${each}`);
  for (const [count, words] of remarks) if (count > 0) print(`  ${words(count)}`);
  return wrong.length === 0 ? 0 : 1;
}

export const checkCommand: Command = {
  usage: 'PROJECT',
  help: [
    'Reads all of a project as opening it would, and looks for every annotation’s words in its text.',
    'Status 0 where it is whole, also where there are remarks on it; 1 where something is wrong, with',
    'a line for each such thing, or where it is refused, with the reason.',
  ],
  options: {},
  operands: [1, 1],
  run: ({ operands, passphrase }) => run(operands[0] as string, passphrase),
};
