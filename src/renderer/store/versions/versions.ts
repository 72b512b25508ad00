import { isAlive, kindOf, type DocumentId } from '#core/model';
import { strings } from '#renderer/words';
import { chooseOne } from '../documents/choosing-sources.ts';
import type { Context } from '../context.ts';
import type { Importer } from '../documents/importing.ts';
import { later } from '../later-work.ts';
import { notify } from '../notices.ts';
import { openDocument } from '../documents/open-document.ts';
import { carryOver } from './carrying.ts';
import { areVersions } from './links.ts';
import { lookAtVersions, type Looked } from './looking.ts';
import {
  acceptReviewed,
  formerWords,
  leaveUnplaced,
  nextQueue,
  placeOnSelection,
  reviewQueue,
} from './review.ts';
import { twinsOf } from './twins.ts';
import type { VersionOffer, Versions } from './shapes.ts';
import type { ImportableSource } from '../workbench.ts';

/** Of so many documents that came at once it is looked whether they are versions of others. */
const MOST_LOOKED_AT = 50;

class Versioning {
  readonly #context: Context;
  readonly #importer: Importer;
  /** Grows with each look: what was asked for before is not shown any more. */
  #turn = 0;
  #looked: Looked | null = null;
  /** Versions that were offered, or declined, in this sitting. */
  readonly #offered = new Set<string>();

  constructor(context: Context, importer: Importer) {
    this.#context = context;
    this.#importer = importer;
  }

  #begin(): number {
    this.#looked = null;
    this.#context.state.setState({ versions: { kind: 'reading', done: 0, total: 0 } });
    return ++this.#turn;
  }

  #problem(turn: number, message: string): void {
    if (turn !== this.#turn) return;
    this.#context.state.setState({ versions: null });
    notify(this.#context.state, 'problem', message);
  }

  async look(older: DocumentId, newer: DocumentId): Promise<void> {
    const turn = this.#begin();
    const { state } = this.#context;
    const found = await lookAtVersions(this.#context, older, newer, (done, total) => {
      if (turn === this.#turn) state.setState({ versions: { kind: 'reading', done, total } });
      return turn === this.#turn;
    }).catch(() => undefined);
    if (turn !== this.#turn || found === null) return;
    if (found === undefined) return this.#problem(turn, strings.versions.notRead);
    if (!found.ok) return this.#problem(turn, found.message);
    this.#looked = found.value;
    state.setState({ versions: { kind: 'look', look: found.value.look } });
  }

  async swap(): Promise<void> {
    const look = this.#looked?.look;
    if (look !== undefined) await this.look(look.newer.id, look.older.id);
  }

  async findTwins(document: DocumentId): Promise<void> {
    const turn = this.#begin();
    const { state } = this.#context;
    const twins = await twinsOf(this.#context, document).catch(() => null);
    if (turn !== this.#turn) return;
    if (twins === null) return this.#problem(turn, strings.versions.notRead);
    if (twins.length === 0) return this.#problem(turn, strings.versions.noTwins);
    const entry = state.getState().documents.find(({ summary }) => summary.id === document);
    const title = entry?.summary.metadata.title ?? '';
    state.setState({ versions: { kind: 'choosing', document, title, twins } });
  }

  async importNewer(older: DocumentId): Promise<void> {
    const chosen = await chooseOne(this.#context);
    if (!chosen.ok) return notify(this.#context.state, 'problem', chosen.message);
    if (chosen.value !== null) await this.importSource(older, chosen.value);
  }

  async importSource(older: DocumentId, source: ImportableSource): Promise<void> {
    const id = await this.#importer.import([source]);
    await this.#importer.idle();
    if (id === null) return;
    this.#offered.add(`${older} ${id}`);
    if (id === older) return notify(this.#context.state, 'done', strings.versions.sameText);
    await this.look(older, id);
  }

  async carryOver(): Promise<number | null> {
    const looked = this.#looked;
    const { state } = this.#context;
    if (looked === null || state.getState().versions?.kind !== 'look') return null;
    const turn = this.#turn;
    const { look } = looked;
    state.setState({ versions: { kind: 'carrying', look } });
    const count = await carryOver(this.#context, looked).catch(() => null);
    this.#looked = null;
    if (count === null) {
      this.#problem(turn, strings.versions.notCarried);
      return null;
    }
    await openDocument(this.#context, look.newer.id);
    state.setState({ versions: null, versionOffer: null });
    const waiting = reviewQueue(this.#context).length;
    notify(state, 'done', strings.versions.carried(count, waiting));
    return count;
  }

  cancel(): void {
    const { state } = this.#context;
    if (state.getState().versions?.kind === 'carrying') return;
    this.#turn++;
    this.#looked = null;
    state.setState({ versions: null });
  }

  /** Looks whether documents that came are versions of others, and says so of the first. */
  async offerFor(arrived: readonly DocumentId[]): Promise<void> {
    const { state } = this.#context;
    const titles = new Map(
      state.getState().documents.map(({ summary }) => [summary.id, summary.metadata.title]),
    );
    for (const id of arrived.slice(-MOST_LOOKED_AT)) {
      if (this.#context.isClosed || state.getState().versionOffer !== null) return;
      const twins = await twinsOf(this.#context, id, arrived).catch(() => []);
      const twin = twins.find((each) => !areVersions(this.#context, id, each.id));
      if (twin === undefined) continue;
      const [older, newer] = inTime(this.#context, twin.id, id);
      if (this.#offered.has(`${older} ${newer}`)) continue;
      this.#offered.add(`${older} ${newer}`);
      const [olderTitle, newerTitle] = [titles.get(older) ?? '', titles.get(newer) ?? ''];
      const versionOffer: VersionOffer = { older, olderTitle, newer, newerTitle };
      // Somebody may be looking at the very two already.
      if (state.getState().versions === null) state.setState({ versionOffer });
    }
  }
}

/** The older of two documents, as far as they say when they are of; else the one that was there. */
function inTime(
  { state }: Context,
  there: DocumentId,
  came: DocumentId,
): readonly [older: DocumentId, newer: DocumentId] {
  const dateOf = (id: DocumentId): string => {
    const entry = state.getState().documents.find(({ summary }) => summary.id === id);
    return entry?.summary.metadata.retrieved ?? entry?.summary.metadata.published ?? '';
  };
  const [was, is] = [dateOf(there), dateOf(came)];
  return was !== '' && is !== '' && is < was ? [came, there] : [there, came];
}

/** Watches what comes into the corpus, and looks at it once an import is over. */
function watchArrivals(context: Context, versioning: Versioning): void {
  const arrived: DocumentId[] = [];
  context.watchers.add(({ change: { record } }) => {
    const state = kindOf(record) === 'document' ? context.records.get(record) : undefined;
    if (state === undefined || !isAlive(state)) return;
    const { importing } = context.state.getState();
    if (importing?.phase === 'running')
      arrived.push(record.slice('document/'.length) as DocumentId);
  });
  context.state.subscribe(({ importing }, before) => {
    const isOver = importing?.phase === 'finished' && before.importing?.phase === 'running';
    if (!isOver || arrived.length === 0) return;
    const came = arrived.splice(0);
    later(context, () => versioning.offerFor(came));
  });
}

export function versionsOf(context: Context, importer: Importer): Versions {
  const versioning = new Versioning(context, importer);
  watchArrivals(context, versioning);
  return {
    importNewer: (older) => versioning.importNewer(older),
    importFile: (older, file) =>
      versioning.importSource(older, { kind: 'file', name: file.name, file }),
    findTwins: (document) => versioning.findTwins(document),
    look: (older, newer) => versioning.look(older, newer),
    swap: () => versioning.swap(),
    carryOver: () => versioning.carryOver(),
    cancel: () => {
      versioning.cancel();
    },
    dismissOffer: () => {
      context.state.setState({ versionOffer: null });
    },
    queue: () => reviewQueue(context),
    nextQueue: () => nextQueue(context),
    formerWords: (id) => formerWords(context, id),
    accept: (ids) => {
      acceptReviewed(context, ids);
    },
    placeOnSelection: (id) => placeOnSelection(context, id),
    leaveUnplaced: (id) => {
      leaveUnplaced(context, id);
    },
  };
}
