import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { writeQdc, type CodebookEntry } from '#core/interchange';
import { codebookOf, codebooks, sample } from './codebooks.ts';

const SCHEMA = join(import.meta.dirname, '../../../../../shared/standards/Codebook.xsd');
const schemas = existsSync(SCHEMA) ? [readFileSync(SCHEMA, 'utf8')] : [];

/** What is wrong by the published schema; nothing where that is not at hand. */
async function faults(xml: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const schema of schemas) {
    const { errors } = await validateXML({
      xml: { fileName: 'codebook.qdc', contents: xml },
      schema: { fileName: 'Codebook.xsd', contents: schema },
    });
    found.push(...errors.map(({ message }) => message));
  }
  return found;
}

const written = (entries: readonly CodebookEntry[]): string => writeQdc(codebookOf(entries));

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const CODE = new RegExp(
  `^ *<Code guid="${UUID}" name="[^"<>\\n]*" isCodable="(?:true|false)" color="#[0-9a-f]{6}"/?>$`,
);

test('the sample is a codebook as REFI-QDA publishes it', async () => {
  expect(await faults(written(sample))).toEqual([]);
});

test('any codebook is one', async () => {
  await fc.assert(
    fc.asyncProperty(codebooks, async (entries) => {
      expect(await faults(written(entries))).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('the schema tells what is none', async () => {
  const wrongs = ['<CodeBook/>', written(sample).replace('isCodable="true"', '')];
  for (const wrong of wrongs)
    expect(await faults(wrong)).toHaveLength(schemas.length === 0 ? 0 : 1);
});

test('every code has what a code must have, on a line of its own', () => {
  const lines = written(sample).split('\n');
  const codes = lines.filter((line) => line.includes('<Code '));
  expect(codes).toHaveLength(sample.length);
  for (const line of codes) expect(line).toMatch(CODE);
});

test('every code is a member of the set of its kind', () => {
  const sets = new Map(
    [...written(sample).matchAll(/<Set guid="[^"]*" name="([^"]*)">([^]*?)<\/Set>/g)].map(
      ([, name, members = '']) => [name, members.match(/<MemberCode/g)?.length],
    ),
  );
  expect(Object.fromEntries(sets)).toEqual({
    Claims: 1,
    Statistics: 1,
    Actors: 2,
    Dates: 1,
    'Plain tags': 3,
    'Kinds of links': 1,
  });
});
