import type { AgreementAsk, AgreementStanding, GroupAsk, GroupPage } from './shapes.ts';

/**
 * How far people agree, measured beside the page's own thread. It reads the database and never writes
 * it: what is stored later is measured when it is asked again.
 */
export interface AgreementThread {
  /** Begins anew; what was asked before is given up. */
  ask(database: string, ask: AgreementAsk): void;
  /** Groups from an index on, once they are put together; none where nothing is asked. */
  groups(asked: GroupAsk, from: number, to: number): Promise<GroupPage>;
  /** Gives up what is not worked out yet; figures there are stay. */
  stop(): void;
  /** Ends the thread and frees what it keeps. */
  end(): void;
}

export type Told = (standing: AgreementStanding) => void;
