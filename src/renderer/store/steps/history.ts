import type { StepEntry, StepRow } from '#renderer/database';
import type { HistoryWrite } from '../storing/materialise.ts';

/** Older steps are forgotten; the changes they made stay. */
const MOST_STEPS = 1_000;

/**
 * The steps that can be undone and redone, in the order they were done. `add` and `standing` say what
 * the database has to do to follow. What a step made undone is itself only more changes: the history
 * of the project is never rewritten, and neither undoing nor redoing is a step of its own.
 */
export class History {
  /** The last `undone` of them are undone. */
  #steps: StepRow[];
  #undone: number;

  /** @param undoneAt the place of the last step that is done. */
  constructor(steps: readonly StepRow[], undoneAt: number) {
    this.#steps = [...steps].sort((a, b) => a.at - b.at);
    this.#undone = this.#steps.filter(({ at }) => at > undoneAt).length;
  }

  get toUndo(): StepRow | null {
    return this.#steps[this.#steps.length - this.#undone - 1] ?? null;
  }

  get toRedo(): StepRow | null {
    return this.#steps[this.#steps.length - this.#undone] ?? null;
  }

  /** Whether a step is there still, done or undone: another may have taken its place. */
  has(step: StepRow): boolean {
    return this.#steps.includes(step);
  }

  /** A new step: what was undone cannot be redone any more. */
  add(label: string, entries: readonly StepEntry[]): HistoryWrite {
    const done = this.#steps.slice(0, this.#steps.length - this.#undone);
    const undone = this.#steps.slice(done.length);
    const step: StepRow = {
      at: (done.at(-1)?.at ?? 0) + 1,
      label,
      entries: JSON.stringify(entries),
    };
    const all = [...done, step];
    const kept = all.slice(-MOST_STEPS);
    const forgotten = all.slice(0, all.length - kept.length);
    this.#steps = kept;
    this.#undone = 0;
    const dropped = [...undone, ...forgotten].map(({ at }) => at);
    return { put: [step], dropped: dropped.filter((at) => at !== step.at), undoneAt: step.at };
  }

  /**
   * Keeps a place for a step that a thread stores: steps that are done meanwhile come after it.
   *
   * @returns the place; `fill` puts there what was stored, or nothing where it came to nothing, and
   *   then what could be redone can be again, unless something was done meanwhile: that moves up by a
   *   place, as what `fill` returns has the database do
   */
  reserve(label: string): {
    readonly at: number;
    readonly dropped: readonly number[];
    readonly fill: (step: StepRow | null) => HistoryWrite | null;
  } {
    const [steps, undone] = [this.#steps, this.#undone];
    const write = this.add(label, []);
    const [kept] = write.put;
    const fill = (step: StepRow | null): HistoryWrite | null => {
      const place = this.#steps.findIndex((each) => each === kept);
      if (step !== null) this.#steps = this.#steps.map((each) => (each === kept ? step : each));
      if (step !== null || place < 0) return null;
      if (place < this.#steps.length - 1) return this.#closeGap(place, write.dropped);
      [this.#steps, this.#undone] = [steps, undone];
      return null;
    };
    return { at: write.undoneAt, dropped: write.dropped, fill };
  }

  /** @param stored places of steps that are no more, and that the database may have all the same */
  #closeGap(place: number, stored: readonly number[]): HistoryWrite {
    const last = this.#steps.at(-1)?.at ?? 0;
    const moved = this.#steps.slice(place + 1).map((step) => ({ ...step, at: step.at - 1 }));
    this.#steps = [...this.#steps.slice(0, place), ...moved];
    const dropped = [...stored.filter((at) => at > last), last];
    return { ...this.standing(), put: moved, dropped };
  }

  /**
   * A step is damaged. What lies beyond it cannot be taken either: it knows nothing of what the step
   * did, or did not do.
   *
   * @param direction in which it was to be taken, and counts as taken
   */
  giveUp({ at }: StepRow, direction: 'before' | 'after'): HistoryWrite {
    const isGone = (step: StepRow): boolean =>
      direction === 'before' ? step.at <= at : step.at >= at;
    const done = this.#steps.slice(0, this.#steps.length - this.#undone);
    const kept = this.#steps.filter((step) => !isGone(step));
    const dropped = this.#steps.filter(isGone).map((step) => step.at);
    this.#undone = kept.filter((step) => !done.includes(step)).length;
    this.#steps = kept;
    return { ...this.standing(), dropped };
  }

  /**
   * The last step, which is done, as one that came to something else since; where it came to nothing,
   * it is forgotten.
   *
   * @throws where the last step is undone: the caller's mistake.
   */
  amend(label: string, entries: readonly StepEntry[]): HistoryWrite {
    const last = this.#steps.at(-1);
    if (last === undefined || this.#undone > 0) throw new Error('The last step is not to amend.');
    const kept = this.#steps.slice(0, -1);
    if (entries.length === 0) {
      this.#steps = kept;
      return { put: [], dropped: [last.at], undoneAt: kept.at(-1)?.at ?? 0 };
    }
    const step: StepRow = { at: last.at, label, entries: JSON.stringify(entries) };
    this.#steps = [...kept, step];
    return { put: [step], dropped: [], undoneAt: step.at };
  }

  /** The step to undo counts as undone. */
  stepBack(): void {
    if (this.toUndo !== null) this.#undone++;
  }

  /** The step to redo counts as done. */
  stepForth(): void {
    if (this.#undone > 0) this.#undone--;
  }

  /** Where undoing and redoing have come to. Asked for when it is written, for it moves meanwhile. */
  standing(): HistoryWrite {
    const first = this.#steps[0]?.at ?? 1;
    return { put: [], dropped: [], undoneAt: this.toUndo?.at ?? first - 1 };
  }
}
