import { Command as Cmdk } from 'cmdk';
import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Dot } from './dot.tsx';
import styles from './pick-list.module.css';
import { Tick } from './tick.tsx';

/** Something that can be picked. */
export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly detail?: string | undefined;
  /** Name of a colour token. */
  readonly colour?: string;
  /** Of a list of which several can be picked: whether it is. */
  readonly isTicked?: boolean;
  /** Set apart from what is found: it makes something new, or takes it away. */
  readonly isAction?: boolean;
}

export interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Best first; the first is the one that Enter takes. */
  readonly items: readonly PickItem[];
  readonly onPick: (id: string) => void;
  /** Said where there is nothing to pick. */
  readonly empty: string;
  /** Said below the list: how much more there is. */
  readonly foot?: string | undefined;
}

/**
 * A field over a list that follows what is typed; the arrow keys move in the list, Enter takes.
 * The list is to be kept short by whoever fills it.
 */
export function PickList(props: PickListProps): ReactNode {
  const { label, placeholder, query, onQuery, items, onPick, empty, foot } = props;
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // Within another dialog the popover's own box takes the keyboard after the field had it.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <Cmdk label={label} shouldFilter={false} loop className={styles['root']}>
      <Cmdk.Input
        ref={field}
        autoFocus
        value={query}
        onValueChange={(typed) => {
          onQuery(typed);
          list.current?.scrollTo({ top: 0 });
        }}
        placeholder={placeholder}
        className={styles['input']}
      />
      <Cmdk.List ref={list} label={label} className={styles['list']}>
        {items.map((item) => (
          <Cmdk.Item
            key={item.id}
            value={item.id}
            className={classNames(styles['item'], item.isAction === true && styles['action'])}
            {...(item.isTicked === undefined ? {} : { 'aria-checked': item.isTicked })}
            onSelect={() => {
              onPick(item.id);
            }}
          >
            {item.isTicked !== undefined && (
              <span className={styles['tick']}>
                <Tick isTicked={item.isTicked} />
              </span>
            )}
            {item.colour !== undefined && <Dot colour={item.colour} />}
            <span className={styles['words']}>
              <bdi className={styles['label']}>{item.label}</bdi>
              {item.detail !== undefined && <bdi className={styles['detail']}>{item.detail}</bdi>}
            </span>
          </Cmdk.Item>
        ))}
        <Cmdk.Empty className={styles['empty']}>{empty}</Cmdk.Empty>
      </Cmdk.List>
      {foot !== undefined && <p className={styles['foot']}>{foot}</p>}
    </Cmdk>
  );
}
