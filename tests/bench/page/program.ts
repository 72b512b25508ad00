import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { blockAt, nextSentence, sentenceAt, utf16, type TextRange } from '#core/text';
import type { AnnotationId, EntityId, TagId } from '#core/model';
import { createWorkbench, type OpenDocument, type Workbench } from '#renderer/store';
import { loadTheme } from '#renderer/ui';
import { App } from '../../../src/renderer/app/app.tsx';
import { bodyOf } from './body.ts';
import { spansOf } from './spans.ts';
import { hostOf } from './store.ts';

/** The whole program as a person has it: all panels, the reading keys, the real store beneath. */
export interface Program {
  readonly workbench: Workbench;
  /** The open document, and its annotations as they are now. */
  readonly open: () => OpenDocument;
  /** Tags of the codebook's own that hold as many annotations as a built-in one. */
  readonly own: readonly TagId[];
  readonly tags: Readonly<Record<'claim' | 'statistic' | 'actor' | 'date', TagId>>;
  readonly entities: readonly EntityId[];
  /** Sentences in view, one after the other. */
  readonly sentences: readonly TextRange[];
}

const OWN_TAGS = 6;
const MORE_TAGS = 14;
const ACTORS = 100;
const VALUES = 200;
const CLAIMS_WITH_LINKS = 60;
const SENTENCES = 40;

function openOf(workbench: Workbench): OpenDocument {
  const { open, failure } = workbench.state.getState();
  if (open === null) throw new Error(failure ?? 'No document was opened.');
  return open;
}

function tagOfKind(workbench: Workbench, kind: string): TagId {
  const found = workbench.state.getState().tags.find((tag) => tag.kind === kind);
  if (found === undefined) throw new Error(`There is no tag of kind ${kind}.`);
  return found.id;
}

const named = (label: string) => ({
  ...{ label, kind: 'plain' as const, definition: 'What it is for.', whenToUse: '', example: '' },
  ...{ colour: 'actor', line: 'dashed' as const, key: '', parent: null },
});

/**
 * Fills an empty database by the program's own commands: annotations spread over ten tags, a codebook
 * of twenty-four, actors, values and links.
 */
export async function fillProgram(name: string, text: string, annotations: number): Promise<void> {
  const workbench = await createWorkbench(hostOf(bodyOf(text)), { databaseName: name });
  const { codebook, entities, relations } = workbench;
  const kinds = ['claim', 'statistic', 'actor', 'date'].map((kind) => tagOfKind(workbench, kind));
  const own = Array.from({ length: OWN_TAGS + MORE_TAGS }, (_, index) =>
    codebook.add(named(`code ${index}`)),
  );
  const used = [...kinds, ...own.slice(0, OWN_TAGS)];
  const spans = spansOf(annotations, 0, text.length, 1);
  for (const [index, tag] of used.entries())
    if (tag !== null)
      workbench.annotateAll(
        tag,
        spans
          .filter((_, at) => at % used.length === index)
          .map(({ start, end }) => ({ start: utf16(start), end: utf16(end) })),
      );
  await workbench.settled();
  const actors = Array.from({ length: ACTORS }, (_, index) =>
    entities.add({ name: `Actor ${index}`, kind: 'organisation', aliases: [`A${index}`] }),
  );
  const [claim, statistic, actor] = kinds;
  const all = openOf(workbench).annotations.inOrder();
  const of = (tag: TagId | undefined) => all.filter((each) => each.tag === tag);
  for (const [index, { id }] of of(statistic).slice(0, VALUES).entries())
    workbench.setValue(id, statisticOf(index));
  for (const [index, { id }] of of(actor).slice(0, VALUES).entries()) {
    const entity = actors[index % ACTORS];
    if (entity != null) workbench.setValue(id, { kind: 'actor', entity });
  }
  for (const { id } of of(claim).slice(0, CLAIMS_WITH_LINKS)) relations.linkSentence(id);
  await workbench.settled();
  workbench.close();
}

export const statisticOf = (index: number) => ({
  ...{ kind: 'statistic' as const, comparator: '≈' as const, counted: 'attacks', unit: '/month' },
  ...{ min: String(index + 20), max: String(index + 20) },
});

/** Opens the program on what the database holds, in the middle of the document. */
export async function openProgram(name: string, text: string, root: HTMLElement): Promise<Program> {
  const workbench = await createWorkbench(hostOf(bodyOf(text)), { databaseName: name });
  await loadTheme(document.fonts);
  createRoot(root).render(createElement(App, { workbench }));
  const { body } = openOf(workbench);
  const middle = blockAt(body, Math.floor(text.length / 2))?.start ?? 0;
  workbench.revealAt(utf16(middle));
  const sentences: TextRange[] = [];
  let sentence = sentenceAt(body, middle);
  while (sentence !== null && sentences.length < SENTENCES) {
    sentences.push(sentence);
    sentence = nextSentence(body, sentence.end);
  }
  const { tags, entities } = workbench.state.getState();
  return {
    workbench,
    open: () => openOf(workbench),
    own: tags.filter(({ label }) => /^code [0-5]$/.test(label)).map(({ id }) => id),
    tags: {
      claim: tagOfKind(workbench, 'claim'),
      statistic: tagOfKind(workbench, 'statistic'),
      actor: tagOfKind(workbench, 'actor'),
      date: tagOfKind(workbench, 'date'),
    },
    entities: entities.map(({ id }) => id),
    sentences,
  };
}

/** An annotation of a tag that lies near the sentences in view; another one for each number. */
export function annotationNear(program: Program, tag: TagId, number: number): AnnotationId {
  const { annotations } = program.open();
  const at = program.sentences[0]?.start ?? 0;
  const near = annotations.inOrder().filter((each) => each.tag === tag && each.start >= at);
  const found = near[number % 12];
  if (found === undefined) throw new Error('There is no annotation near.');
  return found.id;
}
