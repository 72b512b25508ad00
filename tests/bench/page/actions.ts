import { utf16, type TextRange } from '#core/text';
import type { AnnotationId, TagId } from '#core/model';
import { selectReading } from '#renderer/document';
import { annotationNear, statisticOf, type Program } from './program.ts';

/** What a person does to one passage or to the codebook, by the keys where there are keys. */
export interface Action {
  /** Makes ready what is acted on; not measured. */
  readonly before?: (program: Program, time: number) => void;
  readonly act: (program: Program, time: number) => void;
  /** Takes back what would weigh on the next time; not measured. */
  readonly after?: (program: Program, time: number) => void;
}

type Modifier = 'ctrlKey' | 'shiftKey' | 'altKey';

function press(key: string, code: string, ...modifiers: readonly Modifier[]): void {
  const held = Object.fromEntries(modifiers.map((modifier) => [modifier, true]));
  const event = new KeyboardEvent('keydown', {
    ...{ key, code, bubbles: true, cancelable: true },
    ...held,
  });
  (document.activeElement ?? document.body).dispatchEvent(event);
}

const sentenceOf = ({ sentences }: Program, time: number): TextRange => {
  const sentence = sentences[time % 8];
  if (sentence === undefined) throw new Error('There is no sentence in view.');
  return sentence;
};

/** The first words of a sentence. */
const wordsOf = ({ start, end }: TextRange): TextRange => ({
  start,
  end: utf16(Math.min(end, start + 40)),
});

/** Nothing selected, no sentence, no card open: what a key then acts on is told by the next line. */
function rest({ workbench }: Program): void {
  workbench.select(null);
  workbench.focusSentence(null);
  workbench.focus(null);
}

function select(program: Program, range: TextRange): void {
  rest(program);
  selectReading(range);
  program.workbench.select(range);
}

function readSentence(program: Program, time: number): void {
  rest(program);
  program.workbench.focusSentence(sentenceOf(program, time));
}

const undo = ({ workbench }: Program): void => workbench.undo();

const onCard = (tag: (program: Program) => TagId) => (program: Program, time: number) => {
  rest(program);
  program.workbench.focus(annotationNear(program, tag(program), time));
};

const focusedOf = ({ workbench }: Program): AnnotationId => {
  const { focused } = workbench.state.getState();
  if (focused === null) throw new Error('No card is open.');
  return focused;
};

const ownTag = ({ own }: Program, time: number): TagId => {
  const tag = own[time % own.length];
  if (tag === undefined) throw new Error('The codebook has no tag of its own.');
  return tag;
};

/** A claim over a whole sentence with a statistic, an actor and a date in it. */
function claimWithValues(program: Program, time: number): void {
  const { workbench, tags } = program;
  const { start, end } = sentenceOf(program, time);
  const third = Math.floor((end - start) / 3);
  for (const [part, tag] of [tags.statistic, tags.actor, tags.date].entries()) {
    const from = start + part * third;
    workbench.annotateAll(tag, [{ start: utf16(from), end: utf16(from + Math.max(1, third - 1)) }]);
  }
  workbench.select({ start, end });
  const claim = workbench.annotate(tags.claim);
  rest(program);
  // With the caret in it, as a click on its passage leaves it: the key means the annotation there.
  selectReading({ start, end: start });
  workbench.focus(claim);
}

const COLOURS = ['claim', 'statistic', 'actor', 'date'];

export const actions: Readonly<Record<string, Action>> = {
  idle: { act: () => undefined },
  'grow selection': {
    before: (program, time) => {
      select(program, wordsOf(sentenceOf(program, time)));
    },
    act: () => {
      press('w', 'KeyW');
    },
  },
  'tag selection': {
    before: (program, time) => {
      select(program, wordsOf(sentenceOf(program, time)));
    },
    act: () => {
      press('1', 'Digit1');
    },
    after: undo,
  },
  'tag sentence': {
    before: readSentence,
    act: () => {
      press('2', 'Digit2');
    },
    after: undo,
  },
  'move focus': {
    before: (program, time) => {
      if (time % 8 === 0) readSentence(program, 0);
    },
    act: () => {
      press('j', 'KeyJ');
    },
  },
  'next annotation': {
    before: (program, time) => {
      if (time % 8 === 0) onCard(({ tags }) => tags.claim)(program, 0);
    },
    act: () => {
      press(']', 'BracketRight');
    },
  },
  retag: {
    before: onCard(({ tags }) => tags.claim),
    act: () => {
      press('4', 'Digit4');
    },
    after: undo,
  },
  'move edge': {
    before: onCard(({ tags }) => tags.claim),
    act: () => {
      press('ArrowRight', 'ArrowRight', 'altKey');
    },
    after: undo,
  },
  'set statistic': {
    before: onCard(({ tags }) => tags.statistic),
    act: (program, time) => {
      program.workbench.setValue(focusedOf(program), statisticOf(time + 700));
    },
  },
  'set date': {
    before: onCard(({ tags }) => tags.date),
    act: (program, time) => {
      const edtf = `2021-09-${String((time % 28) + 1).padStart(2, '0')}`;
      program.workbench.setValue(focusedOf(program), { kind: 'date', edtf });
    },
  },
  'set actor': {
    before: onCard(({ tags }) => tags.actor),
    act: (program, time) => {
      const entity = program.entities[(time + 50) % program.entities.length];
      if (entity !== undefined)
        program.workbench.setValue(focusedOf(program), { kind: 'actor', entity });
    },
  },
  'link sentence': {
    before: claimWithValues,
    act: () => {
      press('l', 'KeyL');
    },
    after: (program) => {
      for (let step = 0; step < 5; step++) undo(program);
    },
  },
  delete: {
    before: onCard(({ tags }) => tags.claim),
    act: () => {
      press('Delete', 'Delete');
    },
    after: undo,
  },
  undo: {
    before: (program, time) => {
      readSentence(program, time);
      program.workbench.annotate(program.tags.actor);
    },
    act: () => {
      press('z', 'KeyZ', 'ctrlKey');
    },
  },
  redo: {
    before: (program, time) => {
      readSentence(program, time);
      program.workbench.annotate(program.tags.actor);
      undo(program);
    },
    act: () => {
      press('z', 'KeyZ', 'ctrlKey', 'shiftKey');
    },
    after: undo,
  },
  'hide tag': {
    before: rest,
    act: ({ workbench, tags }, time) => {
      workbench.setTagHidden(tags.claim, time % 2 === 0);
    },
  },
  'recolour tag': {
    before: rest,
    act: ({ workbench, tags }, time) => {
      workbench.codebook.change(tags.claim, { colour: COLOURS[(time + 1) % 4] as string });
    },
  },
  'rename tag': {
    before: rest,
    act: ({ workbench, tags }, time) => {
      workbench.codebook.change(tags.claim, { label: `claim ${time}` });
    },
    after: undo,
  },
  'merge tag': {
    before: rest,
    act: (program, time) => {
      program.workbench.codebook.merge(ownTag(program, time), program.tags.claim);
    },
    after: undo,
  },
  'undo merge': {
    before: (program, time) => {
      rest(program);
      program.workbench.codebook.merge(ownTag(program, time), program.tags.claim);
    },
    act: () => {
      press('z', 'KeyZ', 'ctrlKey');
    },
  },
};
