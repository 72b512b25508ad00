import { Check, ChevronDown, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useStore } from 'zustand';
import type { AnalystId } from '#core/model';
import type { AnalystFilter, Workbench } from '#renderer/store';
import { classNames } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './analyst-choice.module.css';

/** The filter without, or with, one more analyst. */
export function toggled(
  filter: AnalystFilter,
  analyst: AnalystId,
  all: readonly AnalystId[],
  own: readonly AnalystId[],
): AnalystFilter {
  const now = new Set(
    filter.kind === 'everyone' ? all : filter.kind === 'mine' ? own : filter.analysts,
  );
  if (!now.delete(analyst)) now.add(analyst);
  return now.size === all.length ? { kind: 'everyone' } : { kind: 'chosen', analysts: now };
}

/** Whose annotations are shown; nothing where there is only one analyst. */
export function AnalystChoice({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const analysts = useStore(workbench.state, (state) => state.analysts);
  const filter = useStore(workbench.state, (state) => state.analystFilter);
  const own = useStore(workbench.state, (state) => state.analyst);
  const outOfSight = useStore(workbench.state, (state) => state.open?.outOfSight ?? 0);
  const words = strings.analysts;
  if (analysts.length < 2) return null;
  const chosen =
    filter.kind === 'chosen' ? analysts.filter(({ id }) => filter.analysts.has(id)) : [];
  const isFiltered = filter.kind !== 'everyone';
  const act = (key: string): void => {
    if (key === 'everyone' || key === 'mine') return workbench.setAnalystFilter({ kind: key });
    const all = analysts.map(({ id }) => id);
    workbench.setAnalystFilter(toggled(filter, key as AnalystId, all, own === null ? [] : [own]));
  };
  const isOn = (id: AnalystId): boolean =>
    filter.kind === 'everyone' || (filter.kind === 'mine' ? id === own : filter.analysts.has(id));
  const named = words.filtered(
    filter.kind,
    chosen.map(({ name }) => name),
  );
  return (
    <div className={styles['row']} data-filtered={isFiltered || undefined}>
      <MenuTrigger>
        <Button className={classNames(styles['button'])} aria-label={words.shownAre(named)}>
          {isFiltered && <EyeOff aria-hidden />}
          <span dir="auto">{named}</span>
          <ChevronDown aria-hidden />
        </Button>
        <Popover className={classNames(styles['popover'])} placement="bottom start" offset={4}>
          <Menu
            aria-label={words.shown}
            className={classNames(styles['menu'])}
            onAction={(key) => {
              act(String(key));
            }}
          >
            <Item id="everyone" label={words.everyone} isOn={filter.kind === 'everyone'} />
            <Item id="mine" label={words.mine} isOn={filter.kind === 'mine'} />
            <Separator className={classNames(styles['line'])} />
            {analysts.map(({ id, name }) => (
              <Item
                key={id}
                id={id}
                label={id === own ? words.you(name) : name}
                isOn={isOn(id)}
                staysOpen
              />
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {outOfSight > 0 && <span className={styles['hidden']}>{words.outOfSight(outOfSight)}</span>}
    </div>
  );
}

interface ItemProps {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  /** Several of them are chosen one after another. */
  readonly staysOpen?: boolean;
}

function Item({ id, label, isOn, staysOpen = false }: ItemProps): ReactNode {
  return (
    <MenuItem
      id={id}
      textValue={label}
      aria-label={isOn ? strings.analysts.isShown(label) : label}
      shouldCloseOnSelect={!staysOpen}
      className={classNames(styles['item'])}
    >
      <span className={styles['check']}>{isOn && <Check aria-hidden />}</span>
      <span dir="auto">{label}</span>
    </MenuItem>
  );
}
