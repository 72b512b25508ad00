import type { Annotation, Tag, Workbench } from '#renderer/store';
import type { CardPart, Desk } from '../desk.ts';

/** What every line of a card is drawn from. */
export interface FactsProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
  readonly isFocused: boolean;
  /** The part of this card that is open. */
  readonly part: CardPart | null;
  readonly openPart: (part: CardPart) => void;
  readonly closePart: () => void;
}

/** Of a date or a number. */
export interface ValueFactProps extends FactsProps {
  readonly kind: 'date' | 'statistic';
}
