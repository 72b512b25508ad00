import fc from 'fast-check';
import type { AnalystId, DocumentId, EntityId, TagId, Value } from '#core/model';
import type { AskedAnnotation, QueryNames } from '#core/query';

const tag = (label: string): { readonly id: TagId; readonly label: string } => ({
  id: `tag:${label}` as TagId,
  label,
});

export const names: QueryNames = {
  tags: ['claim', 'statistic', 'Señal', 'my tag', 'a,b "c"'].map(tag),
  documents: ['Early Warning Report', 'Café — “notes”', 'early report'].map((title) => ({
    id: `doc:${title}` as DocumentId,
    title,
  })),
  analysts: ['Ann Löfgren', 'Bo'].map((name) => ({ id: `by:${name}` as AnalystId, name })),
  entities: [
    { id: 'e:1' as EntityId, name: 'Islamic State', aliases: ['IS', 'Daesh'] },
    { id: 'e:2' as EntityId, name: 'União', aliases: [] },
  ],
};

const ids = {
  tags: names.tags.map(({ id }) => id),
  documents: names.documents.map(({ id }) => id),
  analysts: names.analysts.map(({ id }) => id),
  entities: names.entities.map(({ id }) => id),
};

const words = [
  'Attacks', 'attack', 'per', 'month', 'café', 'cafe\u0301', '“quoted”', 'al‑Qaida', 'al-', 'Qaida',
  'ofﬁce', 'so\u00adft', 'soft', '1,000', '1', '3.5', 'naïve', 'æther', 'STRASSE', 'straße', '戦争',
  '-', '–', 'it’s', "it's", 'a\u0301', '…', '(x)', '[y]', 'É', '\u200b', '.', '٣', 'й',
]; // prettier-ignore

const gaps = [' ', '  ', '\n', '-\n', ' \n ', '', '\u00a0', '\t', '‐\n', '\r\n'];

/** Texts in which words meet in every way that folding minds. */
export const texts: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps)), { maxLength: 6 })
  .map((parts) => parts.flat().join(''));

const decimals = fc.constantFrom('0', '-5', '1.50', '1.5', '40', '40.0', '1200000', '9007199254740993', '9007199254740992'); // prettier-ignore

export const values: fc.Arbitrary<Value | null> = fc.oneof(
  fc.constant(null),
  fc
    .constantFrom(
      '2021',
      '2021-03',
      '2021-12-31',
      '2019/2022',
      '../2020',
      '2022-01-01/..',
      '202X',
      '-0044-03-15',
      '2021-24',
    ) // prettier-ignore
    .map((edtf): Value => ({ kind: 'date', edtf })),
  fc
    .record({ one: decimals, unit: fc.constantFrom(undefined, '%', 'USD', '/month') })
    .map(({ one, unit }): Value => ({
      kind: 'statistic',
      comparator: '=',
      min: one,
      max: one,
      ...(unit === undefined ? {} : { unit }),
      counted: 'Attacks',
    })),
  fc.constant<Value>({ kind: 'statistic', comparator: '≈', min: '10', max: '50.5' }),
  fc.constantFrom(...ids.entities).map((entity): Value => ({ kind: 'actor', entity })),
  fc
    .constantFrom(...ids.entities)
    .map((saidBy): Value => ({ kind: 'claim', saidBy, certainty: 'hedged', source: 'note 26' })),
);

const times = fc.integer({ min: Date.UTC(2020, 11, 30), max: Date.UTC(2022, 1, 2) });

export const annotations: fc.Arbitrary<AskedAnnotation> = fc.record({
  tag: fc.constantFrom(...ids.tags),
  document: fc.constantFrom(...ids.documents),
  analyst: fc.constantFrom(...ids.analysts),
  exact: texts,
  note: fc.oneof(fc.constant(''), texts),
  value: values,
  links: fc.integer({ min: 0, max: 2 }),
  isPlaced: fc.boolean(),
  isUnresolved: fc.boolean(),
  isToReview: fc.boolean(),
  created: times,
  changed: times,
});

const field = fc.constantFrom('tag', 'in', 'by', 'actor', 'unit', 'document', 'TAG');
const name = fc.constantFrom('claim', 'SENAL', '"my tag"', '"a,b ""c"""', 'early', '"early report"', 'lofgren', 'is', 'daesh', '%', 'usd', 'nobody', '“notes”', ''); // prettier-ignore
const span = fc.constantFrom('2021', '2021-03..2022-06', '>=2021', '>2020', '<2021-05-01', '<=2021-03', '..2020', '2021..', '-0044', '2021-12', '2021-01..2021-03', '"March 2021"', '2020-02-29', 'x', '2022..2021', '..', ''); // prettier-ignore
const amount = fc.constantFrom('40', '>=40', '10..50', '>10..<50', '<1.5', '<=1.50', '1,200,000', '"1.5 million"', '9007199254740992', '-5', '..0', '50..10', 'x'); // prettier-ignore

/** What may be typed: well-formed terms, terms that are not, and any text between. */
const term: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...words.filter((word) => !/["“”]/u.test(word))),
  texts.map((text) => `"${text}"`),
  fc
    .tuple(field, fc.array(name, { minLength: 1, maxLength: 3 }))
    .map(([of, all]) => `${of}:${all.join(',')}`),
  fc.tuple(fc.constantFrom('date', 'made', 'changed'), span).map(([of, text]) => `${of}:${text}`),
  amount.map((text) => `number:${text}`),
  fc.constantFrom('has:note', 'has:value', 'no:link', 'HAS:link', 'is:unresolved', 'is:unplaced', 'is:review', 'has:x', 'nope:x', 'https://a.b', '-', '""', 'tag:'), // prettier-ignore
);

export const typedQueries: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom('', '-'), term), { maxLength: 5 })
    .map((terms) => terms.map((parts) => parts.join('')).join(' ')),
  fc.array(fc.constantFrom(...' "“”«»-:,.<>=', 'tag', 'a', '2021', 'date:', '\n'), { maxLength: 20 }).map((parts) => parts.join('')), // prettier-ignore
  fc.string({ unit: 'binary' }),
);
