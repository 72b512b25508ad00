import { join } from 'node:path';
import type { DocumentId } from '#core/model';
import type { DocumentSummary } from '#contract';
import { writeFileAtomically, type FileLayer } from '#main/services/files';
import { decodeSummary, summaryShape } from './document-record.ts';

/**
 * `index.jsonl`: one summary a line, so that a list of ten thousand documents is one read. It is
 * derived: what it lacks is read from the records, what it has too much is ignored, and a damaged
 * line is as good as a missing one.
 */
const INDEX = 'index.jsonl';
const AT_ONCE = 16;

function parseLine(line: string): DocumentSummary | null {
  try {
    const decoded = summaryShape.safeParse(JSON.parse(line));
    return decoded.success ? (decoded.data as DocumentSummary) : null;
  } catch {
    return null;
  }
}

const textOf = (path: string, layer: FileLayer): Promise<string> =>
  layer.readFile(path).then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  );

async function readIndex(folder: string, layer: FileLayer): Promise<Map<string, DocumentSummary>> {
  const content = await textOf(join(folder, INDEX), layer);
  const found = new Map<string, DocumentSummary>();
  for (const line of content.split('\n')) {
    const summary = line === '' ? null : parseLine(line);
    if (summary !== null) found.set(summary.id, summary);
  }
  return found;
}

/** The ids whose text and record are both there. */
async function completeIds(folder: string, layer: FileLayer): Promise<string[]> {
  const names = new Set(await layer.readdir(folder));
  return [...names]
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .map((name) => name.slice(0, 64))
    .filter((id) => names.has(`${id}.txt`));
}

async function readRecords(
  folder: string,
  ids: readonly string[],
  layer: FileLayer,
): Promise<DocumentSummary[]> {
  const found: DocumentSummary[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const batch = ids.slice(from, from + AT_ONCE).map(async (id) => {
      const json = await textOf(join(folder, `${id}.json`), layer);
      const summary = decodeSummary(json);
      if (summary?.id === id) found.push(summary);
    });
    await Promise.all(batch);
  }
  return found;
}

const asLine = (summary: DocumentSummary): string => `${JSON.stringify(summary)}\n`;

/** The summaries of all documents in a library's folder; mends the index where it is behind. */
export async function loadSummaries(
  folder: string,
  layer: FileLayer,
): Promise<Map<DocumentId, DocumentSummary>> {
  const indexed = await readIndex(folder, layer);
  const ids = await completeIds(folder, layer);
  const summaries = new Map<DocumentId, DocumentSummary>();
  const missing: string[] = [];
  for (const id of ids) {
    const summary = indexed.get(id);
    if (summary) summaries.set(summary.id, summary);
    else missing.push(id);
  }
  for (const summary of await readRecords(folder, missing, layer))
    summaries.set(summary.id, summary);
  if (missing.length > 0 || indexed.size > ids.length) {
    const lines = [...summaries.values()].map(asLine).join('');
    await writeFileAtomically(join(folder, INDEX), new TextEncoder().encode(lines), layer);
  }
  return summaries;
}

/** Notes a new document. What is lost here is found again by the next load. */
export async function appendSummary(
  folder: string,
  summary: DocumentSummary,
  layer: FileLayer,
): Promise<void> {
  await layer
    .appendFile(join(folder, INDEX), asLine(summary), { mode: 0o600 })
    .catch(() => undefined);
}
