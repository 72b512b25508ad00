import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnnotationId, EntityId } from '#core/model';
import type { AnnotationSketch, Workbench } from '#renderer/store';

/** A part of a card that can be opened for editing or reading. */
export type CardPart = 'value' | 'saidBy' | 'source' | 'note' | 'link' | 'history';

/** What the cards are being used for just now; nothing of it is stored. */
export interface DeskState {
  /** The one part that is open. */
  readonly open: { readonly card: AnnotationId; readonly part: CardPart } | null;
  /** What was typed as a value and neither saved nor given up. */
  readonly drafts: ReadonlyMap<AnnotationId, string>;
  /** The actor whose names and mentions are shown. */
  readonly entity: EntityId | null;
  /** A card that a link is being dragged over. */
  readonly dropOn: AnnotationId | null;
  /** A link that was dragged onto a card and is still without its kind. */
  readonly dropped: { readonly from: AnnotationSketch; readonly to: AnnotationId } | null;
  /** A card that is to have the keyboard as soon as it is drawn and focused. */
  readonly wanted: AnnotationId | null;
  /** The last wish for a card that came true. */
  readonly served: number;
}

export type Desk = StoreApi<DeskState>;

export const createDesk = (served: number): Desk =>
  createStore<DeskState>(() => ({
    open: null,
    drafts: new Map(),
    entity: null,
    dropOn: null,
    dropped: null,
    wanted: null,
    served,
  }));

export const openPart = (desk: Desk, card: AnnotationId, part: CardPart): void => {
  desk.setState({ open: { card, part } });
};

export const closePart = (desk: Desk): void => {
  desk.setState({ open: null });
};

/** Keeps what was typed for a card's value, until it is saved or given up. */
export function keepDraft(desk: Desk, card: AnnotationId, typed: string | null): void {
  const drafts = new Map(desk.getState().drafts);
  if (typed === null) drafts.delete(card);
  else drafts.set(card, typed);
  desk.setState({ drafts });
}

/** Gives the keyboard to the card that an element of it stands on. */
export const focusCardOf = (element: Element | null): void => {
  element?.closest<HTMLElement>('[data-card]')?.focus();
};

export const showEntity = (desk: Desk, entity: EntityId): void => {
  desk.setState({ entity });
};

export const closeEntity = (desk: Desk): void => {
  desk.setState({ entity: null });
};

/** Goes to an annotation of any document, and puts the keyboard on its card. */
export function goToCard(
  workbench: Workbench,
  desk: Desk,
  { id, document }: Pick<AnnotationSketch, 'id' | 'document'>,
): void {
  desk.setState({ wanted: id });
  void workbench.goTo(id, document);
}

/** Closes what is open on a card once another card is focused, or none. Returns what ends it. */
export const followFocus = (desk: Desk, { state }: Workbench): (() => void) =>
  state.subscribe(({ focused }) => {
    const { open } = desk.getState();
    if (open !== null && open.card !== focused) closePart(desk);
  });
