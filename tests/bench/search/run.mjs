/**
 * Measures the index of the corpus by itself.
 *
 *   node tests/bench/search/run.mjs                  10,000 documents, 50 MB
 *   node tests/bench/search/run.mjs --documents 1000 --units 50000 --keep FOLDER
 */
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOfIndex } from '../driver/report-search.mjs';
import { runSearch } from '../driver/run-search.mjs';

const { values: asked } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    units: { type: 'string', default: '4500' },
    queries: { type: 'string', default: '200' },
    keep: { type: 'string' },
  },
});
const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n`);
const found = await runSearch({
  documents: Number(asked.documents),
  units: Number(asked.units),
  queries: Number(asked.queries),
  ...(asked.keep === undefined ? {} : { keep: resolve(asked.keep) }),
});
process.stdout.write([...reportOfIndex(found), `load ${load()}`, ''].join('\n'));
