import fc from 'fast-check';
import { uniteChanges } from '#core/merge';
import { BIRTH, canonicalJson, replay, sealChange, type ChangeBody, type Json } from '#core/model';
import { decodeChanges, encodeChanges, projectBytes, readProject } from '#main/services/project';
import { lock } from '../../../src/main/services/project/lock.ts';
import { uuid } from '../../core/model/histories.ts';
import { altered } from '../../hostile/projects/content-rows.ts';
import {
  changeOf,
  comparable,
  lineOf,
  sampleProject,
  valueOf,
} from '../../main/project/sample-projects.ts';
import {
  bytesFrom,
  hold,
  holdPrototypes,
  holdSentence,
  textsFrom,
  type Target,
} from '../target.ts';

const sample = sampleProject();
const record = `document/${sample.documents[0]?.summary.id ?? ''}` as const;
const LINES = [
  sample.changes.map((change) => `${lineOf(change)}\n`).join(''),
  `${lineOf(changeOf(`annotation/${uuid(9)}`, BIRTH, { alive: true, note: 'x', passage: { document: record.slice(9), start: 2, end: 7, exact: 'first', prefix: '', suffix: '' } }))}\n`,
  `${lineOf(changeOf(`tag/${uuid(8)}`, BIRTH, { alive: true, label: 'T', parent: uuid(8) }))}\n`,
  `${lineOf(changeOf(record, 'unknown', { a: [1, null, 'é'] }))}\n`,
];
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\n',
  'null',
  'true',
  '-0',
  '1e9',
  '1.5',
  '9007199254740993',
  '"id"',
  '"record"',
  '"field"',
  '"*"',
  '"value"',
  '"preds"',
  '"depth"',
  '"seq"',
  '"at"',
  '"alive"',
  '"__proto__"',
  '\\u0000',
  '\\ud800',
  '\\u0061',
  '\ufeff',
  '\0',
  '<<<<<<< HEAD\n',
  '=======\n',
  `"${'0'.repeat(64)}"`,
  ' ',
];

/** Changes with a member taken by something else and named anew, so that only what they say is wrong. */
const members = [
  'record',
  'field',
  'value',
  'preds',
  'depth',
  'analyst',
  'replica',
  'seq',
  'at',
] as const;
const odd = fc.oneof(
  fc.constantFrom<Json>(
    null,
    [],
    {},
    0,
    -1,
    2 ** 40,
    2 ** 53,
    '',
    '*',
    'x',
    'alive',
    '\0',
    '2026-13-45T99:99:99.999Z',
    '9999-12-31T23:59:59.999Z',
    record,
    `tag/${uuid(8)}`,
    ['0'.repeat(64)],
    { alive: true },
    { alive: true, passage: null },
  ),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
);
const resealed = fc
  .tuple(
    fc.constantFrom(...sample.changes),
    fc.array(fc.tuple(fc.constantFrom(...members), odd), { minLength: 1, maxLength: 2 }),
  )
  .map(([{ id: _id, ...change }, edits]) => {
    const body = { ...change, ...Object.fromEntries(edits) } as unknown as ChangeBody;
    try {
      return `${canonicalJson({ ...sealChange(body) } as Json)}\n`;
    } catch {
      // What canonical JSON cannot say has no name.
      return JSON.stringify({ ...body, id: '0'.repeat(64) });
    }
  });

function checkChanges(bytes: Uint8Array): void {
  const decoded = decodeChanges(bytes, null);
  holdPrototypes();
  if (!decoded.ok)
    return hold(
      /^is refused for line \d+: \S[^\n\p{Cc}]+$/u.test(decoded.reason),
      `is refused without a reason: ${decoded.reason}`,
    );
  const again = decodeChanges(encodeChanges(decoded.value), null);
  hold(
    again.ok && JSON.stringify(again.value) === JSON.stringify(decoded.value),
    'is written as something else',
  );
  // Whatever is taken can be put together, in either order, to the same.
  const united = uniteChanges([decoded.value, sample.changes]);
  replay(united);
  hold(
    JSON.stringify(united) === JSON.stringify(uniteChanges([sample.changes, decoded.value])),
    'is not the same in another order',
  );
}

const toBytes = (input: string | Uint8Array): Uint8Array =>
  typeof input === 'string' ? Buffer.from(input) : input;

const good = valueOf(await projectBytes('p.obelus', sample));
const same = JSON.stringify(
  comparable(valueOf(await readProject({ name: 'p.obelus', bytes: good }))),
);
const whole = (bytes: Uint8Array, passphrase: string | null = null) =>
  readProject({ name: 'p.obelus', bytes }, passphrase);

async function holdProject(bytes: Uint8Array, passphrase: string | null = null): Promise<void> {
  const answer = await whole(bytes, passphrase);
  holdPrototypes();
  if (!answer.ok) return holdSentence(answer.message);
  const back = valueOf(await whole(valueOf(await projectBytes('p.obelus', answer.value))));
  hold(
    JSON.stringify(comparable(back)) === JSON.stringify(comparable(answer.value)),
    'is written as something else',
  );
}

/** The entries of a good project, to be altered as texts. */
const entries = new Map<string, string>();
await altered((all) => {
  for (const [name, bytes] of all) entries.set(name, Buffer.from(bytes).toString());
});
const names = [...entries.keys()];
const contents = textsFrom(
  [...entries.values()],
  [
    ...PIECES,
    '"formatVersion"',
    '"minReader"',
    '"project"',
    '"name"',
    '"start"',
    '"end"',
    '"blocks"',
    '"kind"',
    '"label"',
    '-1',
    '999999',
    '\r\n',
  ],
);
const alteredEntries = fc
  .tuple(fc.constantFrom(...names), contents)
  .map(([name, content]) => JSON.stringify({ name, content }));

/** Numbers, words and lists of one entry's JSON taken by others, at any depth. */
const alteredMembers = fc
  .tuple(fc.constantFrom(...names.filter((name) => name.endsWith('.json'))), fc.nat(200), odd)
  .map(([name, place, by]) => {
    let at = 0;
    const content = JSON.stringify(JSON.parse(entries.get(name) ?? '{}'), (_, value: unknown) =>
      at++ === place % 60 ? by : value,
    );
    return JSON.stringify({ name, content: content ?? 'null' });
  });

const locked = await lock(good, 'pass', 1);

export const projectTargets: readonly Target[] = [
  {
    name: 'changes',
    known: LINES,
    inputs: fc.oneof(
      resealed,
      textsFrom(LINES, PIECES),
      bytesFrom(LINES.map((lines) => Buffer.from(lines))),
    ),
    check: (input) => {
      checkChanges(toBytes(input));
    },
  },
  {
    name: 'container',
    known: [good],
    share: 0.5,
    inputs: bytesFrom([good]),
    async check(input) {
      const bytes = toBytes(input);
      const answer = await whole(bytes);
      if (!answer.ok) return holdSentence(answer.message);
      hold(
        JSON.stringify(comparable(answer.value)) === same,
        'is read as something else than was written',
      );
    },
  },
  {
    name: 'project',
    known: [],
    share: 0.25,
    inputs: fc.oneof(alteredEntries, alteredMembers),
    async check(input) {
      const { name, content } = JSON.parse(Buffer.from(toBytes(input)).toString()) as {
        name: string;
        content: string;
      };
      await holdProject(await altered((all) => void all.set(name, Buffer.from(content))));
    },
  },
  {
    name: 'lock',
    known: [],
    share: 0.25,
    inputs: bytesFrom([locked]),
    check: (input) => holdProject(toBytes(input), 'pass'),
  },
];
