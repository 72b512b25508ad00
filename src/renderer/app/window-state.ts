import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnnotationImportReport } from '#renderer/store';

/** The one modal that is open. */
export type Modal =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'export' }
  | { readonly kind: 'name' }
  | { readonly kind: 'annotationReport'; readonly report: AnnotationImportReport };

/** What belongs to this window only, not to the work: never stored. */
export interface WindowState {
  readonly modal: Modal | null;
  /** In a narrow window the side panels lie over the text, and this says which one is out. */
  readonly overlay: 'corpus' | 'cards' | null;
  /** Grows with each wish to have the keyboard in the find field. */
  readonly findWish: number;
  /** Grows with each wish to have the keyboard on the focused annotation's card. */
  readonly cardWish: number;
}

/** Whether side panels lie over the text; the same widths as in app.module.css. */
export const hasOverlays = (): boolean => matchMedia('(max-width: 999px)').matches;

export type WindowStore = StoreApi<WindowState>;

export const createWindowStore = (): WindowStore =>
  createStore<WindowState>(() => ({ modal: null, overlay: null, findWish: 0, cardWish: 0 }));
