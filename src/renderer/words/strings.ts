import { agreementWords } from './agreement.ts';
import { answeringWords } from './answering.ts';
import { cardsWords } from './cards.ts';
import { compareWords } from './compare.ts';
import { codebookWords } from './codebook.ts';
import { commandsWords } from './commands.ts';
import { corpusWords } from './corpus.ts';
import { conflictWords } from './conflicts.ts';
import { coverageWords } from './coverage.ts';
import { datesWords } from './dates.ts';
import { detailsWords } from './details.ts';
import { earlierWords } from './earlier.ts';
import { exchangeWords } from './exchange.ts';
import { findWords } from './find.ts';
import { generalWords } from './general.ts';
import { keysWords } from './keys.ts';
import { leavingWords } from './leaving.ts';
import { linkWords } from './links.ts';
import { missingTextWords } from './missing-texts.ts';
import { noteWords } from './notes.ts';
import { openingWords } from './opening.ts';
import { overviewWords } from './overview.ts';
import { pastWords } from './past.ts';
import { privateWords } from './private.ts';
import { projectWords } from './projects.ts';
import { queryWords } from './query.ts';
import { relationTypeWords } from './relation-types.ts';
import { readingWords } from './reading.ts';
import { saidWords } from './said.ts';
import { searchWords } from './search.ts';
import { sharingWords } from './sharing.ts';
import { sheetWords } from './sheet.ts';
import { snapshotWords } from './snapshots.ts';
import { statisticsWords } from './statistics.ts';
import { stepWords } from './steps.ts';
import { surfaceWords } from './surface.ts';
import { tableWords } from './table.ts';
import { unseenWords } from './unseen.ts';
import { valueWords } from './values.ts';
import { diskWords } from './disk.ts';
import { journalWords } from './journal.ts';
import { versionWords } from './versions.ts';

/** Every sentence and word the interface shows, in one place. */
export const strings = {
  ...generalWords,
  ...agreementWords,
  ...answeringWords,
  ...codebookWords,
  ...commandsWords,
  ...corpusWords,
  ...conflictWords,
  ...coverageWords,
  ...cardsWords,
  ...compareWords,
  ...datesWords,
  ...detailsWords,
  ...earlierWords,
  ...findWords,
  ...exchangeWords,
  ...readingWords,
  ...keysWords,
  ...leavingWords,
  ...missingTextWords,
  ...saidWords,
  ...searchWords,
  ...sharingWords,
  ...sheetWords,
  ...snapshotWords,
  ...unseenWords,
  ...valueWords,
  ...versionWords,
  ...linkWords,
  ...queryWords,
  ...relationTypeWords,
  ...statisticsWords,
  ...journalWords,
  ...diskWords,
  ...stepWords,
  ...noteWords,
  ...openingWords,
  ...overviewWords,
  ...pastWords,
  ...privateWords,
  ...projectWords,
  ...surfaceWords,
  ...tableWords,
} as const;
