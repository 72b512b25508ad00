import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { readPlainText } from '#core/text';
import { createSearchRunner, type SearchRunner } from '#main/host';
import { openLibrary, prepareDocument } from '#main/services/library';
import { openShell } from './shell.ts';
import { prose } from './zipf-texts.ts';

/**
 * One step of the measuring of the corpus's index, in a process of its own: fills a library, builds
 * the index, or loads it and asks, over HTTP as the page does. Prints what it measured in JSON.
 *
 *   measure.mjs fill|build|ask FOLDER DOCUMENTS UNITS QUERIES
 */
const [step = '', folder = '', documents = '0', units = '0', queries = '200'] =
  process.argv.slice(2);
const libraryFolder = join(folder, 'library');
const indexFolder = join(folder, 'search');
const SEED = 20_260_101;
const QUERIES = Number(queries);
const MEBIBYTE = 1024 * 1024;
const worker = pathToFileURL(join(import.meta.dirname, 'search-worker.mjs'));

async function fill(): Promise<object> {
  await mkdir(libraryFolder, { recursive: true });
  const { text } = prose(SEED);
  let bytes = 0;
  for (let index = 0; index < Number(documents); index++) {
    const content = text(Number(units));
    const source = Buffer.from(content);
    const {
      summary,
      text: kept,
      record,
    } = prepareDocument(
      readPlainText(content).body,
      {
        title: `Document ${index}`,
        fileName: `${index}.txt`,
        mediaType: 'text/plain',
        encoding: 'utf-8',
        extractor: 'bench',
      },
      source,
    );
    bytes += kept.length;
    await writeFile(join(libraryFolder, `${summary.id}.txt`), kept);
    await writeFile(join(libraryFolder, `${summary.id}.json`), record);
  }
  await openLibrary({ folder: libraryFolder, now: () => new Date(0) }).list();
  return { documents: Number(documents), megabytes: bytes / 1e6 };
}

function openRunner(): SearchRunner {
  const library = openLibrary({ folder: libraryFolder, now: () => new Date(0) });
  const list = (): ReturnType<typeof library.list> => library.list();
  return createSearchRunner({ worker, libraryFolder, indexFolder, version: 'bench', list });
}

async function complete(runner: SearchRunner): Promise<void> {
  for (;;) {
    const status = await runner.status();
    if (status.ok && status.value.isComplete) return;
    await wait(10);
  }
}

const memory = (): number => Math.round(process.memoryUsage().rss / MEBIBYTE);

async function build(): Promise<object> {
  const runner = openRunner();
  const before = memory();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 50);
  const began = performance.now();
  await complete(runner);
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage();
  clearInterval(watch);
  let bytes = 0;
  const names = await readdir(indexFolder);
  for (const name of names) bytes += (await stat(join(indexFolder, name))).size;
  await runner.end();
  return {
    seconds: milliseconds / 1000,
    cpuSeconds: (user + system) / 1e6,
    memoryBefore: before,
    memoryPeak: peak,
    diskMegabytes: bytes / 1e6,
    files: names.length,
  };
}

const quantile = (sorted: readonly number[], at: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;

/** Words that stand one behind the other in a document of the library. */
async function phrases(length: number): Promise<readonly string[]> {
  const { number } = prose(SEED + length);
  const names = (await readdir(libraryFolder)).filter((name) => /^[0-9a-f]{64}\.txt$/.test(name));
  const found: string[] = [];
  while (found.length < QUERIES) {
    const text = await readFile(join(libraryFolder, names[number(names.length)] ?? ''), 'utf8');
    const sentences = text.split(/[.,]\s*/u).map((each) => each.split(' '));
    const words = sentences[number(sentences.length)] ?? [];
    if (words.length < length) continue;
    const from = number(words.length - length + 1);
    found.push(`"${words.slice(from, from + length).join(' ')}"`);
  }
  return found;
}

interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  /** Milliseconds of this process's processors, each. */
  readonly cpu: number;
  /** Documents found, each. */
  readonly documents: number;
}

async function timed(
  questions: readonly string[],
  answer: (question: string) => Promise<number>,
): Promise<Latencies> {
  const times: number[] = [];
  let found = 0;
  const before = process.cpuUsage();
  for (const question of questions) {
    const from = performance.now();
    found += await answer(question);
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    most: quantile(times, 1),
    cpu: (user + system) / 1000 / questions.length,
    documents: found / questions.length,
  };
}

/** What a field says while words are typed into it, letter by letter. */
const typed = (words: string): readonly string[] =>
  Array.from({ length: words.length }, (_, at) => words.slice(0, at + 1));

/** The plainest thing: every file of the library, in lower case. */
async function scan(word: string): Promise<number> {
  let found = 0;
  for (const name of await readdir(libraryFolder))
    if (name.endsWith('.txt')) {
      const text = await readFile(join(libraryFolder, name), 'utf8');
      if (text.toLowerCase().includes(word)) found++;
    }
  return found;
}

const SCANS = 3;

async function ask(): Promise<object> {
  const began = performance.now();
  const shell = await openShell(folder, worker);
  const searched = async (query: string, limit = 20, snippets = 3): Promise<number> => {
    const answer = await shell.call('searchCorpus', { query, limit, snippets });
    return answer.total;
  };
  await searched('anything', 1);
  const load = performance.now() - began;
  while (!(await shell.call('searchStatus', {})).isComplete) await wait(10);
  const { word, number } = prose(SEED + 1);
  const many = (make: () => string): readonly string[] => Array.from({ length: QUERIES }, make);
  const kinds: Readonly<Record<string, readonly string[]>> = {
    'one word': many(() => `${word()} `),
    'two words': many(() => `${word()} ${word()} `),
    'a beginning': many(() => word().slice(0, 1 + number(4))),
    'a beginning of one letter': many(() => word().slice(0, 1)),
    'a word and a beginning': many(() => `${word()} ${word().slice(0, 1 + number(4))}`),
    'a phrase of two words': await phrases(2),
    'a phrase of four words': await phrases(4),
    'a word but not another': many(() => `${word()} -${word()} `),
  };
  const latencies: Record<string, Latencies> = {};
  const letters = many(() => `${word()} ${word()}`)
    .flatMap(typed)
    .slice(0, QUERIES);
  // As the palette asks with every letter.
  latencies['letter by letter'] = await timed(letters, (query) => searched(query, 6, 1));
  for (const [kind, questions] of Object.entries(kinds))
    latencies[kind] = await timed(questions, (query) => searched(query));
  const lacking = async (text: string): Promise<number> => {
    const answer = await shell.call('documentsLacking', { texts: [text], manner: 'anywhere' });
    return Number(documents) - answer.documents.length;
  };
  latencies['what to read, for find-all'] = await timed(many(word), lacking);
  const scanned = await timed(many(word).slice(0, SCANS), scan);
  const memoryAfter = memory();
  await shell.close();
  return { loadMilliseconds: load, memoryAfter, latencies, scan: scanned };
}

const steps: Readonly<Record<string, () => Promise<object>>> = { fill, build, ask };
const result = await steps[step]?.();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
