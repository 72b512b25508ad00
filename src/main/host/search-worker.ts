import { parentPort, workerData } from 'node:worker_threads';
import { readStoredBody } from '#main/services/library';
import { analysisOf, createCorpusIndex, openSegmentStore } from '#main/services/search';
import { askIndex, type SearchJob, type SearchNews, type SearchPlace } from './search-runner.ts';

/**
 * The thread that the index of the corpus is in: it is built, kept and asked here, so that neither
 * the page nor an import waits for it. Built as a file of its own.
 */
const { libraryFolder, indexFolder, version } = workerData as SearchPlace;
const index = createCorpusIndex({
  read: async (id) => readStoredBody(libraryFolder, id),
  store: openSegmentStore({ folder: indexFolder, analysis: analysisOf(version) }),
});
const say = (news: SearchNews): void => parentPort?.postMessage(news);

parentPort?.on('message', (job: SearchJob) => {
  switch (job.kind) {
    case 'open':
      return void index.open(job.ids);
    case 'add':
      return index.add(job.ids);
    case 'ask':
      return void askIndex(index, job.question).then((answer) => say({ call: job.call, answer }));
  }
});
