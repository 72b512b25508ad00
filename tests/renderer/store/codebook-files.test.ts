import { describe, expect, test } from 'vitest';
import { builtInTags, uuidFromName, type TagId } from '#core/model';
import type { CodebookImportReport } from '#renderer/store';
import { fakeHost } from './fake-host.ts';
import { actor, addedTag, type Bench, benchOn, claim, words } from './surroundings.ts';

const TEXT = 'The ministry counted 45 people.';

/** Installations have ids of their own. */
const open = (): Promise<Bench> =>
  benchOn([TEXT], fakeHost({ nativeDialogs: true }), { randomUuid: () => crypto.randomUUID() });

const asFile = (text: string | Uint8Array<ArrayBuffer>): File => new File([text], 'codes.qdc');

const book = (codes: string, sets = ''): string =>
  `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes>${sets}</CodeBook>`;

const guid = (name: string): string => uuidFromName(name);

const code = (name: string, inner = '', rest = ''): string =>
  `<Code guid="${guid(name)}" name="${name}" isCodable="true" ${rest}>${inner}</Code>`;

async function read(bench: Bench, text: string): Promise<CodebookImportReport> {
  const report = await bench.workbench.codebook.importFile(asFile(text));
  if (report === null) throw new Error(told(bench).at(-1));
  return report;
}

async function written(bench: Bench, format: 'qdc' | 'skos'): Promise<string> {
  await bench.workbench.codebook.exportFile(format);
  return bench.host.saved.at(-1)?.text ?? '';
}

const told = ({ workbench }: Bench): readonly string[] =>
  workbench.state.getState().notices.map(({ text }) => text);

/** The tags that are not built in: where they stand, label, kind, and what else is said. */
const own = ({ workbench }: Bench): readonly string[] => {
  const { tags } = workbench.state.getState();
  const labels = new Map(tags.map(({ id, label }) => [id, label]));
  return tags
    .filter(({ id }) => !builtInTags.some((tag) => tag.id === id))
    .map(({ parent, label, kind, isRetired, key }) =>
      [
        parent === null ? '' : `${labels.get(parent) ?? '?'} > `,
        `${label} (${kind})`,
        key === '' ? '' : ` ${key}`,
        isRetired ? ' retired' : '',
      ].join(''),
    );
};

const labels = ({ workbench }: Bench): readonly string[] =>
  workbench.state.getState().tags.map(({ label }) => label);

/** A codebook with something of everything. */
async function furnished(): Promise<Bench> {
  const bench = await open();
  const { workbench } = bench;
  const ministry = addedTag(bench.workbench, 'Ministry', {
    kind: 'actor',
    parent: actor,
    key: 'm',
    line: 'dashed',
  });
  addedTag(bench.workbench, 'Interior & Law', {
    parent: ministry,
    definition: 'One ministry.\nAnd its agencies.',
    whenToUse: 'When it acts.',
    example: '“The ministry counted”',
    colour: 'green',
  });
  workbench.codebook.setRetired(addedTag(bench.workbench, 'Old'), true);
  workbench.codebook.addRelationType({
    label: 'quotes',
    inverse: 'quoted by',
    definition: 'Takes over words.',
  });
  return bench;
}

const codebookOf = ({ workbench }: Bench): unknown => {
  const { tags, relationTypes } = workbench.state.getState();
  return { tags, relationTypes };
};

describe.each(['qdc', 'skos'] as const)('a codebook as %s', (format) => {
  test('read into another project is the same codebook there, but for what the format cannot hold', async () => {
    const first = await furnished();
    const second = await open();
    expect(await read(second, await written(first, format))).toEqual({
      added: 4,
      changed: 0,
      alreadyPresent: 4,
      remarks: [],
    });
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (name, member: unknown) =>
          format === 'qdc' && (name === 'line' || name === 'key') ? undefined : member,
        ),
      );
    expect(plain(codebookOf(second))).toEqual(plain(codebookOf(first)));
  });

  test('read again changes nothing, and is no step to undo', async () => {
    const bench = await furnished();
    const before = codebookOf(bench);
    expect(await read(bench, await written(bench, format))).toEqual({
      added: 0,
      changed: 0,
      alreadyPresent: 8,
      remarks: [],
    });
    expect(codebookOf(bench)).toEqual(before);
    expect(bench.workbench.state.getState().undoLabel).toBe('add kind of link');
  });

  test('brings back what was removed and changed since, as one step that one undo takes back', async () => {
    const bench = await furnished();
    const before = codebookOf(bench);
    const text = await written(bench, format);
    const { workbench } = bench;
    const ministry = workbench.state.getState().tags.find(({ label }) => label === 'Ministry');
    const law = workbench.state.getState().tags.find(({ label }) => label === 'Interior & Law');
    workbench.codebook.change(law?.id as TagId, { label: 'Law', parent: null });
    workbench.codebook.remove(law?.id as TagId);
    workbench.codebook.change(ministry?.id as TagId, { label: 'Department', colour: 'red' });
    workbench.codebook.change(claim, { definition: 'Another one.' });
    const changed = codebookOf(bench);
    expect(await read(bench, text)).toEqual({
      added: 1,
      changed: 2,
      alreadyPresent: 5,
      remarks: [],
    });
    expect(codebookOf(bench)).toEqual(before);
    expect(workbench.state.getState().undoLabel).toBe('import codebook');
    workbench.undo();
    expect(codebookOf(bench)).toEqual(changed);
    workbench.redo();
    expect(codebookOf(bench)).toEqual(before);
  });
});

describe('a codebook of another program', () => {
  test('is added with looks that are free, and kinds by labels', async () => {
    const bench = await open();
    const report = await read(bench, book(code('Sources', code('Actors') + code('Paper'))));
    expect(report).toMatchObject({ added: 3, changed: 0, alreadyPresent: 0 });
    expect(own(bench)).toEqual([
      'Sources (plain)',
      'Sources > Actors (actor)',
      'Sources > Paper (plain)',
    ]);
    const looks = bench.workbench.state
      .getState()
      .tags.map(({ colour, line }) => `${colour} ${line}`);
    expect(new Set(looks).size).toBe(looks.length);
  });

  test('finds tags by their labels, and keeps those as they are written', async () => {
    const bench = await open();
    addedTag(bench.workbench, 'Place', { definition: 'Somewhere.' });
    const report = await read(
      bench,
      book(code('PLACE', '<Description>A place.</Description>') + code('Claim')),
    );
    expect(report).toMatchObject({ added: 0, changed: 1, alreadyPresent: 1, remarks: [] });
    expect(labels(bench)).toEqual(['claim', 'statistic', 'actor', 'date', 'Place']);
    expect(bench.workbench.state.getState().tags.at(-1)?.definition).toBe('A place.');
  });

  test('leaves a built-in tag where it is, though the file has one of its name under another', async () => {
    const bench = await open();
    await read(bench, book(code('War', code('Claim') + code('Front'))));
    expect(bench.workbench.state.getState().tags[0]).toMatchObject({
      label: 'claim',
      parent: null,
    });
    expect(own(bench)).toEqual(['War (plain)', 'War > Front (plain)']);
  });

  test('keeps apart codes of one name under two others', async () => {
    const bench = await open();
    const twice = (under: string): string =>
      code(under, `<Code guid="${guid(`${under}/other`)}" name="Other" isCodable="true"/>`);
    const { remarks } = await read(bench, book(twice('War') + twice('Peace')));
    expect(own(bench)).toEqual([
      'Peace (plain)',
      'Peace > Other (Peace) (plain)',
      'War (plain)',
      'War > Other (plain)',
    ]);
    expect(remarks).toEqual([
      'There are two tags “Other”: that of the file is called “Other (Peace)” here.',
    ]);
  });

  test('read twice is there once', async () => {
    const bench = await open();
    const text = book(code('War', code('Army')) + '<Code name="No identifier"/>');
    await read(bench, text);
    const before = codebookOf(bench);
    expect(await read(bench, text)).toMatchObject({ added: 0, changed: 0, alreadyPresent: 3 });
    expect(codebookOf(bench)).toEqual(before);
  });
});

describe('where a file and the codebook do not agree', () => {
  test('labels that changed places change places', async () => {
    const bench = await open();
    await read(bench, book(code('a') + code('b')));
    const swapped = book(
      `<Code guid="${guid('a')}" name="b"/><Code guid="${guid('b')}" name="a"/>`,
    );
    expect(await read(bench, swapped)).toMatchObject({ changed: 2, remarks: [] });
    const named = bench.workbench.state.getState().tags.map(({ id, label }) => [label, id]);
    expect(Object.fromEntries(named)).toMatchObject({ a: guid('b'), b: guid('a') });
  });

  test('a label that another tag has is not taken from it', async () => {
    const bench = await open();
    await read(bench, book(code('a')));
    addedTag(bench.workbench, 'b');
    const { remarks } = await read(bench, book(`<Code guid="${guid('a')}" name="B"/>`));
    expect(own(bench)).toEqual(['a (plain)', 'b (plain)']);
    expect(remarks).toEqual(['“a” keeps its label: another tag is called “b”.']);
  });

  test('a key that another tag has is not taken from it', async () => {
    const first = await open();
    addedTag(first.workbench, 'Place', { key: 'p' });
    const second = await open();
    addedTag(second.workbench, 'Person', { key: 'P' });
    const { remarks } = await read(second, await written(first, 'skos'));
    expect(own(second)).toEqual(['Person (plain) P', 'Place (plain)']);
    expect(remarks).toEqual(['“Place” does not get the key “p”: it is that of “Person”.']);
  });

  test('a tag that was merged here stays merged', async () => {
    const bench = await open();
    const place = addedTag(bench.workbench, 'Place');
    const text = await written(bench, 'qdc');
    bench.workbench.codebook.merge(place, claim);
    expect(await read(bench, text)).toEqual({
      added: 0,
      changed: 0,
      alreadyPresent: 5,
      remarks: ['“Place” was merged into “claim” here, and stays so.'],
    });
    expect(own(bench)).toEqual([]);
  });

  test('a built-in tag keeps its kind, and what is no link becomes none', async () => {
    const bench = await open();
    bench.workbench.codebook.addRelationType({ label: 'quotes', inverse: '', definition: '' });
    const link = bench.workbench.state.getState().relationTypes.find(({ isBuiltIn }) => !isBuiltIn);
    const { remarks } = await read(
      bench,
      book(
        `<Code guid="${claim}" name="claim"/><Code guid="${link?.id ?? ''}" name="quotes"/>`,
        `<Sets><Set guid="${guid('s')}" name="Dates"><MemberCode guid="${claim}"/><MemberCode guid="${link?.id ?? ''}"/></Set></Sets>`,
      ),
    );
    expect(remarks).toEqual([
      '“claim” keeps its kind, which is another in the file.',
      '“quotes” keeps its kind, which is another in the file.',
    ]);
    expect(bench.workbench.state.getState().tags).toHaveLength(4);
  });

  test('a tag does not come to stand under itself by what both say together', async () => {
    const bench = await open();
    await read(bench, book(code('a') + code('b')));
    const a = guid('a') as TagId;
    bench.workbench.codebook.change(guid('b') as TagId, { parent: a });
    const c = addedTag(bench.workbench, 'c', { parent: guid('b') as TagId });
    const { remarks } = await read(
      bench,
      book(`<Code guid="${c}" name="c"><Code guid="${a}" name="a"/></Code>`),
    );
    expect(own(bench)).toEqual(['c (plain)', 'c > a (plain)', 'a > b (plain)']);
    expect(remarks).toEqual([]);
  });
});

test('annotations keep their tags through any import', async () => {
  const bench = await furnished();
  const { workbench } = bench;
  const law = workbench.state.getState().tags.find(({ label }) => label === 'Interior & Law');
  workbench.select(words(workbench, 'ministry'));
  workbench.annotate(law?.id as TagId);
  const text = (await written(bench, 'qdc')).replace('Interior &amp; Law', 'Law');
  await read(bench, text);
  expect(
    workbench.state
      .getState()
      .open?.annotations.inOrder()
      .map(({ tag }) => tag),
  ).toEqual([law?.id]);
  expect(labels(bench)).toContain('Law');
});

describe('a file that is none', () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'<a/>'].flatMap((c) => [c.charCodeAt(0), 0])]);
  test.each([
    [
      'no codebook',
      'name,colour',
      '“codes.qdc”: The file is neither a REFI-QDA codebook (.qdc) nor SKOS in JSON-LD.',
    ],
    [
      'other XML, in UTF-16',
      utf16,
      '“codes.qdc”: The file is XML, but no codebook as REFI-QDA has it (.qdc).',
    ],
    [
      'no UTF-8',
      Uint8Array.from([0x3c, 0xff, 0xfa]),
      '“codes.qdc” is not text in an encoding that can be read.',
    ],
    [
      'an encoding nobody knows',
      '<?xml version="1.0" encoding="x-none"?><a/>',
      '“codes.qdc” is not text in an encoding that can be read.',
    ],
  ])('%s is refused in words, and nothing is changed', async (_, text, expected) => {
    const bench = await open();
    expect(await bench.workbench.codebook.importFile(asFile(text))).toBeNull();
    expect(told(bench)).toEqual([expected]);
    expect(bench.workbench.state.getState().undoLabel).toBeNull();
  });

  test('Latin-1 is read where the file declares it', async () => {
    const bench = await open();
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${book(code('caf'))}`.replace(
      'name="caf"',
      'name="caf\u00e9"',
    );
    const report = await bench.workbench.codebook.importFile(
      asFile(Uint8Array.from([...text].map((c) => c.charCodeAt(0)))),
    );
    expect(report?.added).toBe(1);
    expect(labels(bench)).toContain('café');
  });
});
