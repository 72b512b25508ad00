import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { possible, randomEdits, shown, TEXT, untouched, type Edit, type Model } from './edits.ts';
import { countsInWindow, countsOf, idsInWindow, journalLeft } from './left.ts';
import { startProgram, type BackEnd, type Running } from './program.ts';
import { diceOf } from '../dice.ts';
import { beginTyping } from './typist.ts';

/**
 * Kills the program at random moments of random editing, and looks what is there when it is started
 * again: all that was called saved, in a chain that holds, the same in the journal, the database and
 * the window.
 */

export interface KillsAsked {
  readonly kills: number;
  readonly seed: number;
  readonly backEnd: BackEnd;
  /** Milliseconds of typing, at most. */
  readonly typing?: number;
  readonly tell?: (line: string) => void;
}

export interface KillsFound {
  /** Edits that were called saved before a kill. */
  readonly acknowledged: number;
  /** Of what kinds they were. */
  readonly kinds: Readonly<Record<string, number>>;
  /** How often each was killed. */
  readonly victims: Readonly<Record<string, number>>;
  /** What is not as it has to be, in words. */
  readonly faults: readonly string[];
}

/** Kills after which a new profile is begun. */
const A_PROFILE = 25;
/** More than are typed before the end. */
const EDITS = 60;
const TYPING = 4_000;
/** Milliseconds that journal and database may take to be one after a start. */
const PATIENCE = 20_000;

const VICTIMS = ['browser', 'host', 'both', 'host, then browser'] as const;

async function kill(
  running: Running,
  victim: (typeof VICTIMS)[number],
  random: () => number,
): Promise<void> {
  if (victim === 'browser') await running.killBrowser();
  if (victim === 'both') await Promise.all([running.killBrowser(), running.killHost()]);
  if (victim === 'host, then browser') {
    await running.killHost();
    await wait(random() * 800);
  }
  await running.killHost();
  await running.killBrowser();
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Journal, database and window as they are once they are one; what keeps them from it otherwise. */
async function united(userData: string, { page }: Running) {
  const limit = Date.now() + PATIENCE;
  for (;;) {
    const journal = await journalLeft(userData);
    const ids = await idsInWindow(page);
    const counts = await countsInWindow(page);
    const problems = [
      ...(ids.length === journal.ids.size && ids.every((id) => journal.ids.has(id))
        ? []
        : [`the journal has ${journal.ids.size} changes, the database ${ids.length}`]),
      ...(same(counts, countsOf(journal.lines))
        ? []
        : [`the window counts ${JSON.stringify(counts)} of ${journal.lines.length}`]),
      ...(journal.damages.length === 0 ? [] : ['the chain of the journal is broken']),
    ];
    if (problems.length === 0 || Date.now() > limit) return { journal, problems };
    await wait(100);
  }
}

export async function runKills(asked: KillsAsked): Promise<KillsFound> {
  const { kills, seed, backEnd, typing: most = TYPING, tell = () => undefined } = asked;
  const random = diceOf(seed);
  const faults: string[] = [];
  const kinds: Record<string, number> = {};
  const victims: Record<string, number> = {};
  let acknowledged = 0;
  let names = 0;
  const dice = { random, fresh: (of: string): string => `${of} ${String(++names)}` };
  for (let turn = 0; turn < kills;) {
    const userData = await mkdtemp(join(tmpdir(), 'obelus-kill-'));
    const source = join(userData, 'words.txt');
    await writeFile(source, TEXT);
    let models: readonly Model[] = [untouched];
    let isSound = true;
    let running = await startProgram(userData, backEnd, [source]);
    try {
      for (let round = 0; round < A_PROFILE && turn < kills && isSound; round++, turn++) {
        const [from = untouched] = models;
        const edits: readonly Edit[] = randomEdits(dice, EDITS, { from });
        let saved = 0;
        const typing = await beginTyping(running.page, edits, random, (count) => {
          saved = count;
        });
        // Every other time once something was called saved, whatever the machine is busy with.
        const isSaved = () => saved > 0;
        if (turn % 2 === 0) while (!isSaved()) await wait(20);
        await wait(random() * (turn % 2 === 0 ? most / 2 : most));
        const refused = await Promise.race([typing.ended, wait(0, null)]);
        if (refused !== null) faults.push(`kill ${turn + 1}: ${refused.message}`);
        const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'both';
        await kill(running, victim, random);
        await typing.ended;
        victims[victim] = (victims[victim] ?? 0) + 1;
        acknowledged += saved;
        for (const { kind } of edits.slice(0, saved)) kinds[kind] = (kinds[kind] ?? 0) + 1;
        const torn = await journalLeft(userData);
        if (torn.damages.some(({ kind }) => kind === 'within'))
          faults.push(`kill ${turn + 1} (${victim}): the journal is broken within`);
        running = await startProgram(userData, backEnd, [source]);
        const { journal, problems } = await united(userData, running);
        for (const problem of problems) faults.push(`kill ${turn + 1} (${victim}): ${problem}`);
        const fitting = possible(models, edits, saved).filter((model) =>
          same(shown(model), journal.lines),
        );
        if (fitting.length === 0)
          faults.push(
            `kill ${turn + 1} (${victim}): what is there is not what was called saved (${saved} edits)`,
          );
        isSound = problems.length === 0 && fitting.length > 0;
        models = fitting.slice(0, 50);
        tell(
          `${turn + 1}/${kills} ${victim}: ${saved} edits called saved, ${journal.lines.length} things there${isSound ? '' : ': NOT AS IT HAS TO BE'}`,
        );
      }
    } finally {
      await running.killHost();
      await running.killBrowser();
      await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { acknowledged, kinds, victims, faults };
}
