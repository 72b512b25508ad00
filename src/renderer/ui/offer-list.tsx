import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Dot } from './dot.tsx';
import type { Offer } from './offers.ts';
import styles from './offer-list.module.css';

export interface OfferListProps {
  readonly id: string;
  readonly label: string;
  /** What it hangs below. */
  readonly anchor: RefObject<Element | null>;
  readonly offers: readonly Offer[];
  /** -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (offer: Offer) => void;
}

export const offerId = (list: string, index: number): string => `${list}-${String(index)}`;

/** What is offered below a field. The keyboard stays in the field, which names the active one. */
export function OfferList(props: OfferListProps): ReactNode {
  const { id, label, anchor, offers, active, onActive, onTake } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, offers]);
  return (
    <Popover
      isOpen
      isNonModal
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      className={classNames(styles['popover'])}
    >
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles['list']}>
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
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onMouseDown={(event) => {
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
    </Popover>
  );
}
