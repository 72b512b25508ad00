import { cp, mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, randomEdits, shown, TEXT, untouched, wordAt, type Model } from './edits.ts';
import { countsInWindow, countsOf, idsInWindow, journalLeft } from './left.ts';
import { profileIn, startProgram, type BackEnd, type Running } from './program.ts';
import { diceOf } from '../dice.ts';
import { beginTyping } from './typist.ts';

/**
 * Damages the real files of a closed profile, one way after another, and looks what a start makes of it:
 * all work is there, the person is told, and the next start finds nothing wrong.
 */

export interface Damage {
  readonly what: string;
  readonly harm: (userData: string, earlier: string, backEnd: BackEnd) => Promise<void>;
  /** It takes what the folder was some work ago. */
  readonly isOfEarlier?: true;
  /** Whether the person has to be told: not where nothing of theirs was touched. */
  readonly isTold: boolean;
  /** Of the two kinds of storage, the only one whose files can be so damaged. */
  readonly only?: BackEnd;
  /** Nothing of what was done before can be undone afterwards. */
  readonly isUndoLost?: true;
}

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

async function filesBelow(folder: string): Promise<readonly FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (path) => ({ path, bytes: await stat(path).then(({ size }) => size) })),
  );
}

/** The files that the work lies in, in the window's profile; of either kind of storage. */
async function stored(userData: string, pattern = /./): Promise<readonly FoundFile[]> {
  const all = await filesBelow(join(profileIn(userData), 'Default'));
  const found = all
    .filter(({ path }) => /IndexedDB/.test(path) && pattern.test(path))
    .filter(({ path }) => !/(LOCK|LOG|LOG\.old)$/.test(path))
    .sort((a, b) => b.bytes - a.bytes);
  if (found.length === 0) throw new Error(`There is no file of the database like ${pattern}.`);
  return found;
}

async function overwrite(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(bytes, 0, bytes.length, at);
  } finally {
    await file.close();
  }
}

/** Turns every eighth byte of a stretch of 512 round. */
async function flip({ path, bytes }: FoundFile, part: number): Promise<void> {
  const at = Math.floor(bytes * part);
  const file = await open(path, 'r+');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, at);
    for (let index = 0; index < bytesRead; index += 8) buffer[index] = (buffer[index] ?? 0) ^ 0xff;
    await file.write(buffer, 0, bytesRead, at);
  } finally {
    await file.close();
  }
}

const largest = async (userData: string): Promise<FoundFile> => {
  const [first] = await stored(userData, /\.(log|ldb)$|[^/]{16,}$/);
  if (first === undefined) throw new Error('The database has no file.');
  return first;
};

const segment = async (userData: string): Promise<FoundFile> => {
  const all = await filesBelow(join(userData, 'journal'));
  const [first] = all.filter(({ path }) => path.endsWith('.jsonl'));
  if (first === undefined) throw new Error('The journal has no segment.');
  return first;
};

const gone = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Takes what a folder was some work ago. */
async function putBack(earlier: string, userData: string, name: string): Promise<void> {
  await gone(join(userData, name));
  await cp(join(earlier, name), join(userData, name), { recursive: true });
}

/** Does something to the steps that the database keeps for undo, and to nothing else. */
async function harmSteps(userData: string, backEnd: BackEnd, what: 'clear' | 'spoil') {
  const running = await startProgram(userData, backEnd);
  await running.page.evaluate(async (harm) => {
    const [found] = await indexedDB.databases();
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(found?.name ?? '');
      opening.onsuccess = () => {
        const database = opening.result;
        const stores = ['steps', 'meta'];
        const work = database.transaction(stores, 'readwrite', { durability: 'strict' });
        const steps = work.objectStore('steps');
        const standing = work.objectStore('meta').get('undoneAt');
        standing.onsuccess = () => {
          if (harm === 'clear') return void steps.clear();
          const { value: at } = standing.result as { readonly value: number };
          steps.put({ at, label: 'nonsense', entries: null });
        };
        work.oncomplete = () => {
          database.close();
          resolve();
        };
        work.onabort = () => {
          reject(work.error ?? new Error('The steps were not harmed.'));
        };
      };
    });
  }, what);
  await running.close();
}

export const damages: readonly Damage[] = [
  { what: 'nothing', harm: async () => undefined, isTold: false },
  ...[0.1, 0.35, 0.6, 0.85].map((part) => ({
    what: `64 bytes of the database turned round, at ${String(part)} of its largest file`,
    harm: async (userData: string) => flip(await largest(userData), part),
    // What lies there may be no longer in use.
    isTold: false,
  })),
  ...[0.2, 0.5, 0.9].map((part) => ({
    what: `the database’s largest file cut off at ${String(part)}`,
    harm: async (userData: string) => {
      const { path, bytes } = await largest(userData);
      await truncate(path, Math.floor(bytes * part));
    },
    isTold: false,
  })),
  {
    what: 'the database’s largest file emptied',
    harm: async (userData) => truncate((await largest(userData)).path, 0),
    isTold: true,
  },
  {
    what: 'zeros at the beginning of the database',
    harm: async (userData) => overwrite((await largest(userData)).path, 0, Buffer.alloc(4_096)),
    isTold: true,
  },
  {
    what: 'CURRENT missing',
    harm: async (userData) => gone((await stored(userData, /CURRENT$/))[0]?.path ?? ''),
    // LevelDB reads its log anew, and loses nothing as long as all lies there.
    isTold: false,
    only: 'leveldb',
  },
  {
    what: 'the manifest missing',
    harm: async (userData) => gone((await stored(userData, /MANIFEST-/))[0]?.path ?? ''),
    isTold: true,
    only: 'leveldb',
  },
  {
    what: 'the manifest turned round',
    harm: async (userData) => flip((await stored(userData, /MANIFEST-/))[0] as FoundFile, 0),
    isTold: true,
    only: 'leveldb',
  },
  {
    what: 'the folder of the database deleted',
    harm: async (userData) => {
      for (const { path } of await stored(userData)) await gone(path);
    },
    isTold: true,
  },
  { what: 'the window’s whole profile deleted', harm: (at) => gone(profileIn(at)), isTold: true },
  {
    what: 'an older database put back',
    harm: (userData, earlier) => putBack(earlier, userData, 'browser'),
    isOfEarlier: true,
    isTold: true,
    isUndoLost: true,
  },
  { what: 'the journal deleted', harm: (at) => gone(join(at, 'journal')), isTold: false },
  {
    what: 'an older journal put back',
    harm: (userData, earlier) => putBack(earlier, userData, 'journal'),
    isOfEarlier: true,
    isTold: false,
  },
  {
    what: 'the journal cut off in a record',
    harm: async (userData) => {
      const { path, bytes } = await segment(userData);
      await truncate(path, Math.floor(bytes * 0.6) + 3);
    },
    isTold: true,
  },
  {
    what: '64 bytes of the journal turned round',
    harm: async (userData) => flip(await segment(userData), 0.4),
    isTold: true,
  },
  {
    what: 'zeros in the journal',
    harm: async (userData) => {
      const { path, bytes } = await segment(userData);
      await overwrite(path, Math.floor(bytes * 0.5), Buffer.alloc(2_000));
    },
    isTold: true,
  },
  {
    what: 'the journal emptied',
    harm: async (userData) => truncate((await segment(userData)).path, 0),
    isTold: false,
  },
  ...(['clear', 'spoil'] as const).map((how): Damage => ({
    what: `the steps for undo ${how === 'clear' ? 'emptied' : 'with nonsense for the last done'}`,
    harm: (userData, _, backEnd) => harmSteps(userData, backEnd, how),
    isTold: true,
    isUndoLost: true,
  })),
  {
    what: 'whose it is missing beside the journal, and the database with it',
    harm: async (userData) => {
      await gone(join(userData, 'journal', 'owner.json'));
      await gone(profileIn(userData));
    },
    isTold: true,
  },
];

export interface DamagesAsked {
  readonly backEnd: BackEnd;
  readonly which?: (damage: Damage) => boolean;
  readonly tell?: (line: string) => void;
}

export interface DamagesFound {
  readonly done: number;
  readonly faults: readonly string[];
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

async function type(running: Running, model: Model, seed: number): Promise<Model> {
  const random = diceOf(seed);
  const fresh = (of: string): string => `${of} ${String(seed)}-${String(random())}`;
  const edits = randomEdits({ random, fresh }, 40, { from: model, isQuick: true });
  let saved = 0;
  const typing = await beginTyping(running.page, edits, random, (count) => {
    saved = count;
  });
  const failure = await typing.ended;
  if (failure !== null) throw failure;
  while (saved < edits.length) await wait(50);
  return edits.reduce(after, model);
}

/** A profile with work of one sitting or two, closed; what it was after the first; and what is in it. */
async function prepared(backEnd: BackEnd, isTwice: boolean) {
  const root = await mkdtemp(join(tmpdir(), 'obelus-damage-'));
  const [userData, earlier] = [join(root, 'data'), join(root, 'earlier')];
  const source = join(root, 'lexicon.txt');
  await writeFile(source, TEXT);
  const first = await startProgram(userData, backEnd, [source]);
  const model = await type(first, untouched, 1);
  await first.close();
  if (!isTwice) return { root, userData, earlier, wanted: shown(model) };
  await cp(userData, earlier, { recursive: true });
  const second = await startProgram(userData, backEnd);
  const wanted = shown(await type(second, model, 2));
  await second.close();
  return { root, userData, earlier, wanted };
}

/** What the person is told at this moment. */
const toldIn = (running: Running): Promise<readonly string[]> =>
  running.page.evaluate(() =>
    [...document.querySelectorAll('section[aria-label="Notices"] > *')].map(
      (notice) => notice.querySelector('span')?.textContent ?? '',
    ),
  );

/** Opens the text, where the window has forgotten which was open. */
async function openText({ page }: Running): Promise<void> {
  const text = page.locator('.ProseMirror p').filter({ hasText: wordAt(0) });
  if ((await text.count()) > 0) return;
  const entry = page
    .getByRole('listbox', { name: 'Corpus' })
    .getByRole('option', { name: /lexicon/ });
  // Where the list has none, that is what is wrong.
  if ((await entry.count()) > 0) await entry.first().click();
}

/** After which nothing may be wrong any more. */
const MOST_STARTS = 3;

/** Milliseconds that healing may take. */
const PATIENCE = 20_000;

/** What is still wrong once everything had time to heal. */
async function wrongIn(
  userData: string,
  running: Running,
  wanted: readonly string[],
  told: Set<string>,
) {
  const limit = Date.now() + PATIENCE;
  for (;;) {
    for (const each of await toldIn(running)) told.add(each);
    await openText(running);
    const journal = await journalLeft(userData).catch(() => null);
    const ids = await idsInWindow(running.page).catch(() => []);
    const counts = await countsInWindow(running.page);
    const wrong: string[] = [];
    if (journal === null || !same(journal.lines, wanted))
      wrong.push(`the journal has ${String(journal?.lines.length)} of ${String(wanted.length)}`);
    if (!same(counts, countsOf(wanted))) wrong.push(`the window counts ${JSON.stringify(counts)}`);
    if (
      journal !== null &&
      (ids.length !== journal.ids.size || ids.some((id) => !journal.ids.has(id)))
    )
      wrong.push(`the database has ${String(ids.length)} changes of ${String(journal.ids.size)}`);
    if (wrong.length === 0 || Date.now() > limit) return wrong;
    await wait(150);
  }
}

export async function runDamages(asked: DamagesAsked): Promise<DamagesFound> {
  const { backEnd, which = () => true, tell = () => undefined } = asked;
  const faults: string[] = [];
  const wished = damages.filter((damage) => (damage.only ?? backEnd) === backEnd && which(damage));
  const isTwice = wished.some(({ isOfEarlier }) => isOfEarlier);
  const { root, userData, earlier, wanted } = await prepared(backEnd, isTwice);
  let done = 0;
  try {
    for (const damage of wished) {
      const folder = join(root, 'damaged');
      await gone(folder);
      await cp(userData, folder, { recursive: true });
      await damage.harm(folder, earlier, backEnd);
      const found: string[] = [];
      const told = new Set<string>();
      // Some damage shows only at the next opening; then nothing more is told.
      for (let turn = 1; turn <= MOST_STARTS; turn++) {
        const running = await startProgram(folder, backEnd);
        const now = new Set<string>();
        try {
          const wrong = await wrongIn(folder, running, wanted, now);
          found.push(...wrong.map((each) => `${each} (start ${String(turn)})`));
          if (turn === 1 && damage.isUndoLost) {
            for (let time = 0; time < 3; time++) await running.page.keyboard.press('Control+z');
            const undone = await wrongIn(folder, running, wanted, now);
            found.push(...undone.map((each) => `${each} (undone)`));
          }
        } finally {
          await running.close();
        }
        if (turn > 1 && now.size === 0) break;
        for (const each of now) told.add(each);
        if (turn === MOST_STARTS) found.push('it is told again and again');
      }
      if (damage.isTold && told.size === 0) found.push('nobody was told');
      done++;
      const outcome = found.length === 0 ? 'healed' : found.join('; ');
      tell(`${damage.what}: ${outcome}. Told: ${[...told].join(' ') || 'nothing'}`);
      for (const each of found) faults.push(`${damage.what}: ${each}`);
    }
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }
  return { done, faults };
}
