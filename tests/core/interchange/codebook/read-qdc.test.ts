import { describe, expect, test } from 'vitest';
import { readCodebookFile, type StatedEntry } from '#core/interchange';
import { uuidFromName } from '#core/model';
import { read } from './codebooks.ts';

const A = '6b0c6a4e-0d6f-4c55-9a9f-000000000001';
const B = '6b0c6a4e-0d6f-4c55-9a9f-000000000002';
const C = '6b0c6a4e-0d6f-4c55-9a9f-000000000003';

const book = (codes: string, sets = '', xmlns = 'urn:QDA-XML:codebook:1.0'): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="${xmlns}" origin="Another program 1.0"><Codes>${codes}</Codes>${sets}</CodeBook>`;

const one = (text: string): StatedEntry => {
  const [entry] = read(text).entries;
  if (entry === undefined) throw new Error('No entry.');
  return entry;
};

/** Entries in one line each: nesting, label, kind, colour, whether retired. */
const outline = (text: string): readonly string[] => {
  const { entries } = read(text);
  const labels = new Map(entries.map(({ id, label }) => [id, label]));
  return entries.map(({ label, kind, parent, colour, isRetired }) =>
    [
      parent === null ? '' : `${labels.get(parent) ?? '?'} > `,
      label,
      `, ${kind ?? 'no kind'}, ${colour ?? 'no colour'}`,
      isRetired === true ? ', retired' : '',
    ].join(''),
  );
};

describe('codebooks of other programs', () => {
  test('NVivo: upper case, a namespace with a colon, folders of codes', () => {
    const text = `\ufeff<?xml version="1.0" encoding="utf-8" standalone="no"?><CodeBook origin="NVivo 12 For Mac" xmlns="urn:QDA-XML:codebook:1:0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"><Codes>
      <Code guid="${A.toUpperCase()}" name="Displacement" isCodable="true" color="#FF0000">
        <Description>People who had to leave.</Description>
        <Code guid="${B.toUpperCase()}" name="Actors" isCodable="false"/>
      </Code></Codes></CodeBook>`;
    expect(outline(text)).toEqual([
      'Displacement, no kind, red',
      'Displacement > Actors, actor, no colour, retired',
    ]);
    expect(one(text)).toMatchObject({ id: A, definition: 'People who had to leave.' });
  });

  test('ATLAS.ti: identifiers in braces, groups of codes as sets', () => {
    const text = book(
      `<Code guid="{${A}}" name="Who speaks" isCodable="true" color="#00f"/>
       <Code guid="{${B}}" name="Numbers" isCodable="1"/>`,
      `<Sets><Set guid="{${C}}" name="Actors"><MemberCode guid="{${A}}"/></Set>
       <Set guid="${B}" name="Second round"><Description>Later.</Description></Set></Sets>`,
    );
    expect(outline(text)).toEqual(['Who speaks, actor, date', 'Numbers, no kind, no colour']);
    expect(read(text).remarks).toEqual([
      'The set “Second round” was not read: tags are not grouped by sets here.',
    ]);
  });

  test('MAXQDA: a prefix on every element, memos in sections', () => {
    const text = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes>
      <q:Code guid="${A}" name="Statistics" isCodable="true" color="#808080">
        <q:Description>Any number.\n\nWhen to use: for sums\nExample: 34 villages</q:Description>
      </q:Code></q:Codes></q:CodeBook>`;
    expect(one(text)).toMatchObject({
      kind: 'statistic',
      colour: 'plain',
      definition: 'Any number.',
      whenToUse: 'for sums',
      example: '34 villages',
    });
  });

  test('QualCoder: no namespace, colours in upper case, descriptions in CDATA', () => {
    const text = book(
      `<Code guid="${A}" name="date" isCodable="true" color="#A5D6A7"><Description><![CDATA[When & <where>]]></Description></Code>`,
    ).replace(' xmlns="urn:QDA-XML:codebook:1.0"', '');
    expect(one(text)).toMatchObject({
      kind: 'date',
      colour: 'green',
      definition: 'When & <where>',
    });
  });

  test('a whole project: its codebook and its sets', () => {
    const text = `<Project name="P" xmlns="urn:QDA-XML:project:1.0"><Users/><CodeBook><Codes>
      <Code guid="${A}" name="Place" isCodable="true"/></Codes></CodeBook>
      <Sets><Set guid="${B}" name="Claims"><MemberCode targetGUID="${A}" guid="${A}"/></Set></Sets></Project>`;
    expect(outline(text)).toEqual(['Place, claim, no colour']);
  });
});

describe('what is unlike the standard', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    [
      'a code without a name',
      `<Code guid="${A}" isCodable="true"><Code guid="${B}" name="within" isCodable="true"/></Code>`,
      ['within, no kind, no colour'],
      ['A code without a name was not read; those within it were.'],
    ],
    [
      'an identifier twice',
      `<Code guid="${A}" name="one"/><Code guid="${A}" name="two"><Code guid="${B}" name="three"/></Code>`,
      ['one, no kind, no colour', 'one > three, no kind, no colour'],
      ['The code “two” has an identifier that is taken: it was not read.'],
    ],
    [
      'a code within itself',
      `<Code guid="${A}" name="one"><Code guid="${A}" name="one"><Code guid="${B}" name="two"/></Code></Code>`,
      ['one, no kind, no colour', 'one > two, no kind, no colour'],
      ['The code “one” has an identifier that is taken: it was not read.'],
    ],
    [
      'a colour that is none',
      `<Code guid="${A}" name="one" color="reddish"/>`,
      ['one, no kind, no colour'],
      ['The colour of “one”, “reddish”, is none that can be read.'],
    ],
    [
      'a name of 300 characters',
      `<Code guid="${A}" name="${'long '.repeat(60)}"/>`,
      [`${'long '.repeat(40)}, no kind, no colour`],
      [`The name of “${'long '.repeat(12)}…” was cut after 200 characters.`],
    ],
    [
      'elements of another namespace',
      `<x:Code xmlns:x="urn:x" name="no"/><Code xmlns="urn:y" name="no"/><Code guid="${A}" name="one"/>`,
      ['one, no kind, no colour'],
      [],
    ],
  ];
  test.each(cases)('%s', (_, codes, expected, remarks) => {
    expect(outline(book(codes))).toEqual(expected);
    expect(read(book(codes)).remarks).toEqual(remarks);
  });

  test('a code without an identifier has one by its name, always the same', () => {
    const text = book('<Code name=" Place"/>');
    expect(one(text).id).toBe(uuidFromName('tag place'));
    expect(read(text).remarks).toEqual([
      'The code “Place” has no identifier: its name stands for one.',
    ]);
  });

  test('an identifier that is no GUID leads to one, always the same', () => {
    expect(one(book('<Code guid="17" name="one"/>')).id).toBe(
      one(book('<Code guid=" 17 " name="renamed"/>')).id,
    );
  });
});

describe('a file is refused whole', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at === 0 ? '' : at};`.repeat(10)}">`).join('')}]>${book(`<Code guid="${A}" name="&lol9;"/>`).slice(39)}`;
  const external = `<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file:///etc/passwd">]>${book(`<Code guid="${A}" name="&x;"/>`).slice(39)}`;
  const deep = (depth: number): string =>
    book(`<Code guid="${A}" name="a">`.repeat(depth) + '</Code>'.repeat(depth));
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a billion laughs', laughs, /^damaged: .*declares types or entities/],
    ['an entity of another file', external, /^damaged: .*declares types or entities/],
    [
      'an entity without a declaration',
      book('<Code name="&lol;"/>'),
      /^damaged: .*not well-formed/,
    ],
    ['100,000 codes within one another', deep(100_000), /^damaged: .*nested more than 500 deep/],
    ['nothing but openings', '<a>'.repeat(1_000_000), /^damaged: .*nested more than 500 deep/],
    ['nothing but brackets', '<'.repeat(1_000_000), /^damaged: .*not well-formed/],
    [
      'an attribute of 100 million characters',
      book(`<Code guid="${A}" name="${'x'.repeat(100_000_000)}"/>`),
      /^too-large: .*more than 10000000 characters/,
    ],
    ['a million codes', book('<Code/>'.repeat(1_000_000)), /^damaged: .*more than 100000 elements/],
    [
      'cut off',
      book(`<Code guid="${A}" name="a"/>`).slice(0, -12),
      /^damaged: .*cut off \(line 2\)/,
    ],
    ['an attribute twice', book('<Code name="a" name="b"/>'), /^damaged: /],
    ['a character XML has not', book('<Code name="\u0001"/>'), /^damaged: /],
    ['half a character', book('<Code name="\ud83d"/>'), /^damaged: /],
    ['another namespace', book('', '', 'urn:example'), /^unsupported-type: .*no codebook/],
    [
      'another root',
      '<html xmlns="urn:QDA-XML:codebook:1.0"/>',
      /^unsupported-type: .*no codebook/,
    ],
    [
      'a project without a codebook',
      '<Project xmlns="urn:QDA-XML:project:1.0"/>',
      /^unsupported-type/,
    ],
    ['neither XML nor JSON', 'name,colour', /^unsupported-type: .*neither/],
    ['nothing', '', /^unsupported-type: .*neither/],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const outcome = readCodebookFile(text);
    expect(outcome.ok ? 'read' : `${outcome.code}: ${outcome.message}`).toMatch(expected);
  });
});

test('10,000 codes are read, 100 deep', () => {
  const branch = (at: number): string =>
    Array.from({ length: 100 }, (_, depth) => {
      const number = String(at * 100 + depth).padStart(12, '0');
      return `<Code guid="6b0c6a4e-0d6f-4c55-9a9f-${number}" name="${number}" isCodable="true">`;
    }).join('') + '</Code>'.repeat(100);
  const { entries, remarks } = read(
    book(Array.from({ length: 100 }, (_, at) => branch(at)).join('')),
  );
  expect(entries).toHaveLength(10_000);
  expect(entries.filter(({ parent }) => parent === null)).toHaveLength(100);
  expect(remarks).toEqual([]);
});

test('an attribute of three million characters is cut, and told', () => {
  const { entries, remarks } = read(book(`<Code guid="${A}" name="${'🙂x'.repeat(1_000_000)}"/>`));
  expect(entries[0]?.label).toHaveLength(200);
  expect(remarks).toHaveLength(1);
});
