import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex, uuidFromName } from '#core/model';
import { readPlainText } from '#core/text';
import { prepareDocument, type PreparedDocument } from '#main/services/library';
import { writeProjectFile } from '#main/services/project';
import { run } from '../../../src/main/cli/run.ts';
import { changesOf, DOCUMENTS, type AnnotatedText } from './one-person.ts';

/**
 * What merging two projects costs from a terminal: ANNOTATIONS each, by two people who tagged the same
 * documents.
 *
 *   measure.mjs make FOLDER ANNOTATIONS
 *   measure.mjs merge FOLDER ANNOTATIONS
 */
const [WHAT = 'merge', FOLDER = '.', COUNT = '10000'] = process.argv.slice(2);
const ANNOTATIONS = Number(COUNT);

const made = (): readonly PreparedDocument[] =>
  Array.from({ length: DOCUMENTS }, (_, number) => {
    const text = Array.from(
      { length: 60 },
      (__, line) =>
        `Line ${line} of document ${number} says that ${sha256Hex(`${number} ${line}`)}.`,
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

const documents = WHAT === 'make' ? made() : [];

const texts = documents.map(({ summary, text }): AnnotatedText => ({
  summary,
  length: text.length,
  words: (from, to) => Buffer.from(text.subarray(from, to)).toString('latin1'),
}));

/** Writes the two projects, `Ann.obelus` and `Bob.obelus`. */
async function make(folder: string): Promise<void> {
  for (const person of ['Ann', 'Bob']) {
    const project = { id: uuidFromName('project'), name: '' };
    const contents = { project, documents, changes: changesOf(person, texts, ANNOTATIONS) };
    const written = await writeProjectFile(join(folder, `${person}.obelus`), contents);
    if (!written.ok) throw new Error(written.message);
  }
}

/** KiB that this process had in memory at most. Its maxRSS on Linux is its parent's, where that had more. */
async function highWater(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const said = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return said === undefined ? process.resourceUsage().maxRSS : Number(said);
}

/** Merges them as the command line does, and says what that cost from the start of this process on. */
async function merge(folder: string): Promise<void> {
  const paths = ['Ann', 'Bob', 'both'].map((name) => join(folder, `${name}.obelus`));
  const [a = '', b = '', both = ''] = paths;
  process.exitCode = await run(['merge', a, b, '-o', both]);
  const { user, system } = process.cpuUsage();
  const figures = {
    annotations: ANNOTATIONS,
    mebibytes: (await stat(a)).size / 1024 / 1024,
    cpu: (user + system) / 1000,
    wall: performance.now(),
    memory: (await highWater()) / 1024,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

await (WHAT === 'make' ? make : merge)(FOLDER);
