import { actorOf } from '#core/model';
import { actorsNamed, idsCalled } from './called.ts';
import { DAY_LENGTH, startOfDay } from './days.ts';
import { foldWords } from './fold-words.ts';
import { datesTest, numbersTest, saysWords } from './match-value.ts';
import { wordsTest } from './match-words.ts';
import type {
  AnnotationQuery,
  AskedAnnotation,
  NamesTerm,
  QueryNames,
  QueryTerm,
  SpanTerm,
} from './shapes.ts';

type Test = (annotation: AskedAnnotation) => boolean;

/** What is told by a look at an id comes first, words last. */
const COSTS: Readonly<Record<QueryTerm['kind'], number>> = {
  tag: 0,
  document: 0,
  analyst: 0,
  is: 0,
  has: 0,
  made: 1,
  changed: 1,
  actor: 2,
  unit: 3,
  date: 3,
  number: 3,
  words: 4,
};

const IS_TESTS: Readonly<Record<Extract<QueryTerm, { readonly kind: 'is' }>['what'], Test>> = {
  unresolved: ({ isUnresolved }) => isUnresolved,
  unplaced: ({ isPlaced }) => !isPlaced,
  review: ({ isToReview }) => isToReview,
};

/** Most units are said again and again. */
function unitTest(asked: readonly string[]): Test {
  const folded = asked.map(foldWords);
  const told = new Map<string, boolean>();
  return ({ value }) => {
    if (value?.kind !== 'statistic' || value.unit === undefined) return false;
    const { unit } = value;
    const before = told.get(unit);
    if (before !== undefined) return before;
    const isIt = folded.includes(foldWords(unit));
    told.set(unit, isIt);
    return isIt;
  };
}

function namesTest({ kind, names: asked }: NamesTerm, names: QueryNames): Test {
  if (kind === 'unit') return unitTest(asked);
  const ids: ReadonlySet<string> = new Set(asked.flatMap((name) => idsCalled(kind, name, names)));
  switch (kind) {
    case 'tag':
      return ({ tag }) => ids.has(tag);
    case 'document':
      return ({ document }) => ids.has(document);
    case 'analyst':
      return ({ analyst }) => ids.has(analyst);
    case 'actor':
      return ({ value }) => {
        const actor = actorOf(value);
        return actor !== null && ids.has(actor);
      };
  }
}

function timesTest({ kind, from, to }: SpanTerm): Test {
  const first = from === null ? -Infinity : startOfDay(from);
  const end = to === null ? Infinity : startOfDay(to) + DAY_LENGTH;
  return kind === 'made'
    ? ({ created }) => created >= first && created < end
    : ({ changed }) => changed >= first && changed < end;
}

function testOf(term: QueryTerm, names: QueryNames): Test {
  switch (term.kind) {
    case 'words': {
      const holds = wordsTest(term.text, term.manner);
      const actors = actorsNamed(names, holds);
      return ({ exact, note, value }) =>
        holds(exact) || holds(note) || saysWords(value, holds, actors);
    }
    case 'date': {
      const isIn = datesTest(term);
      return ({ value }) => isIn(value);
    }
    case 'number': {
      const isIn = numbersTest(term);
      return ({ value }) => isIn(value);
    }
    case 'made':
    case 'changed':
      return timesTest(term);
    case 'has':
      if (term.what === 'note') return ({ note }) => note !== '';
      return term.what === 'link' ? ({ links }) => links > 0 : ({ value }) => value !== null;
    case 'is':
      return IS_TESTS[term.what];
    default:
      return namesTest(term, names);
  }
}

/**
 * What decides whether an annotation is asked for; made once, used on very many. Names are looked up
 * and words folded when it is made; of an annotation, nothing is made but where it has to be folded.
 */
export function compileQuery(
  { terms }: AnnotationQuery,
  names: QueryNames,
): (annotation: AskedAnnotation) => boolean {
  const ordered = [...terms].sort((a, b) => COSTS[a.kind] - COSTS[b.kind]);
  const tests = ordered.map((term) => testOf(term, names));
  const wanted = ordered.map(({ isNot }) => !isNot);
  return (annotation) => {
    for (let at = 0; at < tests.length; at++)
      if (tests[at]?.(annotation) !== wanted[at]) return false;
    return true;
  };
}
