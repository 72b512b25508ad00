import {
  createAgreementThread,
  NOTHING_MEASURED,
  type AgreementAsk,
  type AgreementStanding,
  type AgreementThread,
} from '#renderer/agreement';
import type { AnalystId } from '#core/model';
import { comparedDocuments } from './reading.ts';
import type { Context } from '../context.ts';

/** Where gamma's random numbers begin: whoever measures the same again gets the same figure. */
const SEED = 1;

/** How far analysts agree, measured in a thread while the comparison is open. */
export class Measuring {
  readonly #context: Context;
  readonly #told: (standing: AgreementStanding) => void;
  #thread: AgreementThread | null = null;
  /** Each asking has a number: an earlier one that waited for storing is nothing any more. */
  #turn = 0;

  constructor(context: Context, told: (standing: AgreementStanding) => void) {
    this.#context = context;
    this.#told = told;
  }

  /** Measures anew what is stored by then. */
  async measure(analysts: readonly AnalystId[], isGammaWanted: boolean): Promise<void> {
    const { surroundings, writer } = this.#context;
    const turn = ++this.#turn;
    if (analysts.length < 2) return this.#told(NOTHING_MEASURED);
    await writer.settled();
    if (turn !== this.#turn || this.#context.isClosed) return;
    this.#thread ??= createAgreementThread((standing) => {
      if (this.#thread !== null) this.#told(standing);
    });
    this.#thread.ask(surroundings.databaseName, this.#askFor(analysts, isGammaWanted));
  }

  stop(): void {
    this.#thread?.stop();
  }

  end(): void {
    this.#turn++;
    const thread = this.#thread;
    this.#thread = null;
    thread?.end();
  }

  #askFor(analysts: readonly AnalystId[], isGammaWanted: boolean): AgreementAsk {
    const { state, tagIndex } = this.#context;
    const lengths = new Map(
      state.getState().documents.map(({ summary: { id, length } }) => [id, length]),
    );
    return {
      analysts,
      documents: comparedDocuments(this.#context).map((id) => ({
        id,
        length: lengths.get(id) ?? 0,
      })),
      tags: null,
      merged: [...tagIndex.entries()].flatMap(({ id }) => {
        const into = tagIndex.resolve(id);
        return into === id ? [] : [[id, into] as const];
      }),
      seed: SEED,
      isGammaWanted,
    };
  }
}
