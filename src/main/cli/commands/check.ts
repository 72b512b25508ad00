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

type Place = 'in place' | 'elsewhere' | 'no document';

function placeOf(texts: ReadonlyMap<string, Text>, { passage }: AnnotationRecord): Place {
  const { start, end, exact } = passage;
  const known = texts.get(passage.document);
  if (known === undefined) return 'no document';
  if (start === null || end === null) return 'elsewhere';
  const { text, points } = known;
  if (end > points.toCodePoint(text.length as never)) return 'elsewhere';
  const from = points.toUtf16(codePoint(start));
  return text.startsWith(exact, from) && points.toUtf16(codePoint(end)) === from + exact.length
    ? 'in place'
    : 'elsewhere';
}

/** Changes that name a predecessor which the project does not hold. */
function incomplete({ changes }: ProjectContents): number {
  const known = new Set<string>(changes.map(({ id }) => id));
  return changes.filter(({ preds }) => preds.some((pred) => !known.has(pred))).length;
}

async function run(operand: string, passphrase: string | null): Promise<Status> {
  const project = await projectFrom(operand, passphrase);
  if (!project.ok) return refuse(project);
  const { documents, changes } = project.value;
  const states = replay(changes);
  const annotations = [...states.values()].flatMap((state) => {
    const record = kindOf(state.record) === 'annotation' ? readAnnotation(state) : null;
    return record === null ? [] : [record];
  });
  const installations = new Set(changes.map(({ replica }) => replica)).size;
  print(
    `“${operand}” is whole: ${counted(documents.length, 'document')}, ` +
      `${counted(annotations.length, 'annotation')}, ${counted(changes.length, 'change')} ` +
      `from ${counted(installations, 'installation')}.`,
  );
  const texts = textsOf(project.value);
  const places = annotations.map((record) => placeOf(texts, record));
  const remarks: readonly (readonly [number, (count: number) => string])[] = [
    [
      places.filter((place) => place === 'elsewhere').length,
      (count) => `${counted(count, 'annotation')}: the words are not where the passage says.`,
    ],
    [
      places.filter((place) => place === 'no document').length,
      (count) => `${counted(count, 'annotation')}: the document is not in the project.`,
    ],
    [
      [...states.keys()].filter(
        (record) => kindOf(record) === 'document' && !texts.has(idOf(record)),
      ).length,
      (count) => `${counted(count, 'document')}: the text is not in the project.`,
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
  for (const [count, words] of remarks) if (count > 0) print(`  ${words(count)}`);
  return 0;
}

export const checkCommand: Command = {
  name: 'check',
  usage: 'PROJECT',
  summary: 'verify a project: every hash, every change, every record',
  help: [
    'Reads all of a project as opening it would. Status 0 where it is whole, also where there are',
    'remarks on it; 1, with the reason, where it is refused.',
  ],
  options: {},
  operands: [1, 1],
  run: ({ operands, passphrase }) => run(operands[0] as string, passphrase),
};
