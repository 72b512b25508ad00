import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Dot } from './dot.tsx';
import type { Offer } from './offers.ts';
import styles from './offer-list.module.css';

export interface OfferListProps {
  readonly id: string;
  readonly label: string;
  /** What it hangs below, or above where there is more room. */
  readonly anchor: RefObject<Element | null>;
  readonly offers: readonly Offer[];
  /** -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (offer: Offer) => void;
}

export const offerId = (list: string, index: number): string => `${list}-${String(index)}`;

/** Pixels between the list and what it hangs on, and the window's edge. */
const GAP = 4;

function placeAt(list: HTMLElement, anchor: Element): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const isBelow = bottom + GAP + height <= innerHeight || bottom < innerHeight - top;
  list.style.left = `${String(Math.max(GAP, Math.min(left, innerWidth - width - GAP)))}px`;
  list.style.top = `${String(isBelow ? bottom + GAP : Math.max(GAP, top - GAP - height))}px`;
}

/**
 * What is offered below a field. The keyboard stays in the field, which names the active one. It lies
 * over all else of the page, and stands in it beside its field.
 */
export function OfferList(props: OfferListProps): ReactNode {
  const { id, label, anchor, offers, active, onActive, onTake } = props;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [shown, field] = [list.current, anchor.current];
    if (shown === null || field === null) return;
    if (!shown.matches(':popover-open')) shown.showPopover();
    const place = (): void => {
      placeAt(shown, field);
    };
    place();
    addEventListener('resize', place);
    addEventListener('scroll', place, { capture: true });
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, { capture: true });
    };
  }, [anchor, offers.length]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={label}
      className={styles['list']}
    >
      {offers.map((offer, index) => (
        <div
          key={`${offer.insert} ${offer.label}`}
          id={offerId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles['offer']}
          onPointerMove={() => {
            if (index !== active) onActive(index);
          }}
          onMouseDown={(event) => {
            // The keyboard stays in the field.
            event.preventDefault();
          }}
          onClick={() => {
            onTake(offer);
          }}
        >
          {offer.colour !== undefined && <Dot colour={offer.colour} />}
          <bdi className={styles['label']}>{offer.label}</bdi>
          {offer.detail !== undefined && <bdi className={styles['detail']}>{offer.detail}</bdi>}
        </div>
      ))}
    </div>
  );
}
