import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMerge } from '#core/merge';
import {
  BIRTH,
  builtInTags,
  documentFields,
  sealChange,
  sha256Hex,
  uuidFromName,
  type AnalystId,
  type Change,
  type Json,
  type RecordRef,
  type ReplicaId,
} from '#core/model';
import { readPlainText } from '#core/text';
import { prepareDocument } from '#main/services/library';
import {
  readProject,
  uniteProjects,
  writeProjectFile,
  type ProjectContents,
} from '#main/services/project';

/**
 * Measures what merging two projects costs, in this process: ANNOTATIONS each, by two people who
 * tagged the same documents.
 *
 *   measure.mjs ANNOTATIONS
 */
const ANNOTATIONS = Number(process.argv[2] ?? '10000');
const DOCUMENTS = 100;

const documents = Array.from({ length: DOCUMENTS }, (_, number) => {
  const text = Array.from(
    { length: 60 },
    (__, line) => `Line ${line} of document ${number} says that ${sha256Hex(`${number} ${line}`)}.`,
  ).join('\n\n');
  return prepareDocument(
    readPlainText(text).body,
    {
      title: `Document ${number}`,
      fileName: `${number}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      extractor: 'obelus-text/1',
    },
    Buffer.from(text),
  );
});

function changesOf(person: string): readonly Change[] {
  const analyst = uuidFromName(person) as AnalystId;
  const replica = uuidFromName(`installation of ${person}`) as ReplicaId;
  const at = '2026-01-02T03:04:05.006Z';
  const changes: Change[] = [];
  const birth = (record: RecordRef, value: Json): void => {
    const seq = changes.length + 1;
    changes.push(
      sealChange({ record, field: BIRTH, value, preds: [], depth: 0, analyst, replica, seq, at }),
    );
  };
  birth(`analyst/${analyst}`, { alive: true, name: person });
  for (const { summary } of documents)
    birth(`document/${summary.id}`, documentFields(summary as never));
  for (let number = 0; number < ANNOTATIONS; number++) {
    const { summary, text } = documents[number % DOCUMENTS] as (typeof documents)[number];
    const start = (number * 37) % (text.length - 80);
    const words = (from: number, to: number): string =>
      Buffer.from(text.subarray(Math.max(0, from), to)).toString('latin1');
    birth(`annotation/${uuidFromName(`${person} ${number}`)}`, {
      alive: true,
      passage: {
        document: summary.id,
        start,
        end: start + 40,
        exact: words(start, start + 40),
        prefix: words(start - 32, start),
        suffix: words(start + 40, start + 72),
      },
      tag: builtInTags[number % builtInTags.length]?.id ?? '',
      creator: analyst,
      created: at,
    });
  }
  return changes;
}

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const began = process.cpuUsage();
  const wall = performance.now();
  const value = await work();
  const { user, system } = process.cpuUsage(began);
  const cpu = ((user + system) / 1000).toFixed(0).padStart(6);
  const waited = (performance.now() - wall).toFixed(0).padStart(6);
  process.stdout.write(`${name.padEnd(28)}${cpu} ms CPU ${waited} ms\n`);
  return value;
}

async function read(path: string): Promise<ProjectContents> {
  const project = await readProject(path);
  if (!project.ok) throw new Error(project.message);
  return project.value;
}

const folder = await mkdtemp(join(tmpdir(), 'obelus-bench-'));
try {
  const paths: string[] = [];
  for (const person of ['Ann', 'Bob']) {
    const path = join(folder, `${person}.obelus`);
    const project = { id: uuidFromName('project'), name: '' };
    const written = await writeProjectFile(path, {
      project,
      documents,
      changes: changesOf(person),
    });
    if (!written.ok) throw new Error(written.message);
    paths.push(path);
  }
  const [a = '', b = ''] = paths;
  const size = ((await stat(a)).size / 1024 / 1024).toFixed(1);
  process.stdout.write(`2 projects, ${ANNOTATIONS} annotations each, ${size} MiB each\n`);
  await timed('merge, all in all', async () => {
    const mine = await timed('  read the first', () => read(a));
    const theirs = await timed('  read the second', () => read(b));
    const united = await timed('  unite', () => uniteProjects([mine, theirs]));
    await timed('  pack and write', () => writeProjectFile(join(folder, 'c.obelus'), united));
  });
  const [mine, theirs] = [await read(a), await read(b)];
  await timed('describe what it brings', () => describeMerge(mine.changes, theirs.changes));
} finally {
  await rm(folder, { recursive: true, force: true });
}
