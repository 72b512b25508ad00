import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CardField } from '#renderer/panels/annotations';
import type { NotesTab } from '#renderer/panels/notes';
import type { TablePart } from '#renderer/panels/table';
import type { AnnotationImportReport } from '#renderer/store';

/** The one modal that is open. */
export type Modal =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'export' }
  | { readonly kind: 'saveProject' }
  | { readonly kind: 'sharing' }
  | { readonly kind: 'name' }
  | { readonly kind: 'details' }
  | { readonly kind: 'codebook' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'restoreTo' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'aboutData' }
  | { readonly kind: 'forgetReading' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'annotationReport'; readonly report: AnnotationImportReport };

/** A wish to have the keyboard on the focused annotation's card, or on a part of it. */
export interface CardWish {
  /** Grows with each wish. */
  readonly serial: number;
  /** The card itself where null. */
  readonly field: CardField | null;
}

export type SheetView = 'hits' | 'table' | 'overview' | 'compare' | 'conflicts' | 'review';

/** What belongs to this window only, not to the work: never stored. */
export interface WindowState {
  readonly modal: Modal | null;
  /** In a narrow window the side panels lie over the text, and this says which one is out. */
  readonly overlay: 'corpus' | 'cards' | null;
  /** Grows with each wish to have the keyboard in the find field. */
  readonly findWish: number;
  readonly cardWish: CardWish;
  /** Whether the notes above the cards are open, and which of them is shown. */
  readonly areNotesOpen: boolean;
  readonly notesTab: NotesTab;
  /** Grows with each wish to write in the note that is shown. */
  readonly noteWish: number;
  /** What stands in the sheet under the text; null while there is none. */
  readonly sheet: SheetView | null;
  /** Pixels that the person gave the sheet. */
  readonly sheetHeight: number;
  /** The sheet covers the text. */
  readonly isSheetTall: boolean;
  /** The person gave it less room than it had: it is not made tall without them. */
  readonly isSheetKeptSmall: boolean;
  /** What is open over the table of annotations. */
  readonly tablePart: TablePart | null;
}

/** Whether side panels lie over the text; the same widths as in app.module.css. */
export const hasOverlays = (): boolean => matchMedia('(max-width: 999px)').matches;

export type WindowStore = StoreApi<WindowState>;

export const createWindowStore = (): WindowStore =>
  createStore<WindowState>(() => ({
    modal: null,
    overlay: null,
    findWish: 0,
    cardWish: { serial: 0, field: null },
    areNotesOpen: false,
    notesTab: 'document',
    noteWish: 0,
    sheet: null,
    sheetHeight: 340,
    isSheetTall: false,
    isSheetKeptSmall: false,
    tablePart: null,
  }));

/** Asks for a note to be written in; brings it out where it is away. */
export const wishForNote = (window: WindowStore, tab: NotesTab): void => {
  window.setState(({ noteWish }) => ({
    areNotesOpen: true,
    notesTab: tab,
    noteWish: noteWish + 1,
    overlay: hasOverlays() ? 'cards' : null,
  }));
};

/** Asks for the focused annotation's card, or a part of it; brings the cards out where they are away. */
export const wishForCard = (window: WindowStore, field: CardField | null): void => {
  window.setState(({ cardWish }) => ({
    cardWish: { serial: cardWish.serial + 1, field },
    overlay: hasOverlays() ? 'cards' : null,
  }));
};
