import { done, type Result } from '#contract';
import {
  agreementCsv,
  agreementOf,
  type Continuum,
  type ReportNames,
  type Unit,
} from '#core/agreement';
import {
  ADJUDICATED,
  kindOf,
  readAnnotation,
  readCodebook,
  replay,
  type AnalystId,
  type AnnotationRecord,
  type DocumentId,
  type RecordRef,
  type RecordState,
  type TagId,
} from '#core/model';
import type { ProjectContents } from '#main/services/project';
import { agreementLines } from '../agreement-table.ts';
import { isGiven, wordOf, wordsOf, type Command, type Given, type Status } from '../command.ts';
import { allChosen, toldNames, type Named } from '../named-choice.ts';
import { analystName, analystNames, documentTitle } from '../names-of.ts';
import { projectFrom } from '../project-input.ts';
import { misunderstood, print, printBytes, printJson, refuse } from '../terminal.ts';

/** A project as far as agreement is measured of it. */
interface Work {
  readonly annotations: readonly AnnotationRecord[];
  readonly analysts: readonly Named<AnalystId>[];
  readonly tags: readonly Named<TagId>[];
  readonly documents: readonly (Named<DocumentId> & { readonly length: number })[];
}

/** Code points of a text in UTF-8: all bytes but those that go on one. */
function codePoints(text: Uint8Array): number {
  let count = 0;
  for (const byte of text) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}

const byName = (one: Named<string>, other: Named<string>): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1;

function workOf({ documents, changes }: ProjectContents): Work {
  const states: ReadonlyMap<RecordRef, RecordState> = replay(changes);
  const codebook = readCodebook(states);
  const annotations = [...states.values()].flatMap((state) => {
    const record = kindOf(state.record) === 'annotation' ? readAnnotation(state) : null;
    return record === null ? [] : [{ ...record, tag: codebook.resolve(record.tag) }];
  });
  const analystCalled = analystNames(states);
  const tags = [...new Set(annotations.map(({ tag }) => tag))].map((id) => ({
    id,
    name: codebook.entries.get(id)?.label ?? 'unknown tag',
  }));
  const tagCalled = toldNames(tags);
  const titles = documents.map(({ summary: { id }, text }) => ({
    id,
    name: documentTitle(states, id),
    length: codePoints(text),
  }));
  const documentCalled = toldNames(titles);
  return {
    annotations,
    analysts: [...new Set(annotations.map(({ creator }) => creator))]
      .map((id) => ({ id, name: analystName(states, id), called: analystCalled(id) }))
      .sort(byName),
    tags: tags.map((tag) => ({ ...tag, called: tagCalled(tag.id) })).sort(byName),
    documents: titles.map((each) => ({ ...each, called: documentCalled(each.id) })).sort(byName),
  };
}

interface Choice {
  readonly analysts: readonly Named<AnalystId>[];
  readonly tags: ReadonlySet<TagId> | null;
  readonly documents: Work['documents'];
}

function choiceOf(given: Given, work: Work): Result<Choice> {
  const analysts = allChosen(wordsOf(given, 'analyst'), work.analysts, 'analyst');
  if (!analysts.ok) return analysts;
  const tags = allChosen(wordsOf(given, 'tag'), work.tags, 'annotation tagged');
  if (!tags.ok) return tags;
  const documents = allChosen(wordsOf(given, 'document'), work.documents, 'document');
  if (!documents.ok) return documents;
  const asked = new Set(documents.value.map(({ id }) => id));
  return done({
    // What was decided is nobody's own reading of the text: it counts where it is named.
    analysts:
      analysts.value.length === 0
        ? work.analysts.filter(({ id }) => id !== ADJUDICATED)
        : analysts.value,
    tags: tags.value.length === 0 ? null : new Set(tags.value.map(({ id }) => id)),
    documents: asked.size === 0 ? work.documents : work.documents.filter(({ id }) => asked.has(id)),
  });
}

function continuaOf(work: Work, { analysts, tags, documents }: Choice): readonly Continuum[] {
  const units = new Map(
    documents.map(({ id }) => [id, new Map(analysts.map((analyst) => [analyst.id, [] as Unit[]]))]),
  );
  for (const { id, passage, tag, creator } of work.annotations) {
    const { document, start, end } = passage;
    if (start === null || end === null || tags?.has(tag) === false) continue;
    units.get(document)?.get(creator)?.push({ id, start, end, tag });
  }
  return documents.map(({ id, length }) => ({
    document: id,
    length,
    coders: analysts.map((analyst) => ({
      id: analyst.id,
      units: units.get(id)?.get(analyst.id) ?? [],
    })),
  }));
}

const nameIn = (all: readonly Named<string>[]): ((id: string) => string) => {
  const names = new Map<string, string>(all.map(({ id, called }) => [id, called]));
  return (id) => names.get(id) ?? id;
};

/** A whole number; null where the word is none. */
const wholeNumber = (word: string): number | null => (/^\d{1,9}$/.test(word) ? Number(word) : null);

async function run(operand: string, passphrase: string | null, given: Given): Promise<Status> {
  const seed = wholeNumber(wordOf(given, 'seed') ?? '1');
  if (seed === null) return misunderstood('A seed is a whole number of up to nine digits.');
  if (isGiven(given, 'json') && isGiven(given, 'csv'))
    return misunderstood('It is either JSON or CSV.');
  const project = await projectFrom(operand, passphrase);
  if (!project.ok) return refuse(project);
  const work = workOf(project.value);
  const choice = choiceOf(given, work);
  if (!choice.ok) return refuse(choice);
  const { analysts } = choice.value;
  if (analysts.length < 2)
    return refuse({
      message:
        wordsOf(given, 'analyst').length > 0
          ? 'Agreement takes two analysts at least: say --analyst for each.'
          : `Agreement takes two analysts at least; ${analysts.length === 1 ? 'one has' : 'none has'} annotated anything here.`,
    });
  const report = agreementOf(
    continuaOf(work, choice.value),
    isGiven(given, 'no-gamma') ? null : seed,
  );
  const names: ReportNames = {
    analysts: analysts.map(({ called }) => called),
    document: nameIn(work.documents),
    tag: nameIn(work.tags),
  };
  if (isGiven(given, 'csv')) await printBytes(agreementCsv(report, names));
  else if (isGiven(given, 'json'))
    await printJson({
      analysts: analysts.map(({ id, name }) => ({ id, name })),
      all: report.all,
      tags: report.tags.map(({ tag, ...part }) => ({ id: tag, name: names.tag(tag), ...part })),
      documents: report.documents.map(({ document, ...part }) => ({
        id: document,
        name: names.document(document),
        ...part,
      })),
    });
  else for (const line of agreementLines(report, names)) print(line);
  return 0;
}

export const agreeCommand: Command = {
  usage: 'PROJECT [--analyst NAME --analyst NAME…]',
  help: [
    'Counts what they annotated alike and otherwise, and tells F1, Cohen’s kappa, Krippendorff’s',
    'alphas and gamma (Mathet, Widlöcher, Métivier 2015). Of more than two analysts, F1 and kappa are',
    'the mean over all pairs. A figure that cannot be told is a dash, with the reason. Documents in',
    'which none of them annotated anything count for nothing.',
    '',
    '  --analyst NAME    two or more, by name or id; without, everybody who annotated, but for what',
    '                    was decided ("Adjudicated")',
    '  --tag NAME        these tags only, by name or id',
    '  --document TITLE  these documents only, by title or id',
    '  --seed NUMBER     where gamma’s random numbers begin: the same seed, the same figure',
    '  --no-gamma        without gamma, which takes the longest',
    '  --csv             for spreadsheets',
    '  --json            for programs',
  ],
  options: {
    analyst: { type: 'string', multiple: true },
    tag: { type: 'string', multiple: true },
    document: { type: 'string', multiple: true },
    seed: { type: 'string' },
    'no-gamma': { type: 'boolean' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  operands: [1, 1],
  run: ({ given, operands, passphrase }) => run(operands[0] as string, passphrase, given),
};
