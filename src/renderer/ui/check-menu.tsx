import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { classNames } from './class-names.ts';
import menu from './menu.module.css';
import styles from './check-menu.module.css';

export interface CheckMenuItem {
  readonly id: string;
  readonly label: string;
  /** What it is called where the tick is not seen. */
  readonly spoken: string;
  readonly isOn: boolean;
  /** Said small behind it. */
  readonly detail?: string;
  /** Several of them are chosen one after another. */
  readonly staysOpen?: boolean;
  /** A line stands above it. */
  readonly beginsGroup?: boolean;
}

export interface CheckMenuProps {
  readonly label: string;
  /** The button that opens it, of react-aria-components. */
  readonly children: ReactNode;
  readonly items: readonly CheckMenuItem[];
  readonly onChoose: (id: string) => void;
}

/** A button with a menu below it of which some lines are ticked. */
export function CheckMenu({ label, children, items, onChoose }: CheckMenuProps): ReactNode {
  return (
    <MenuTrigger>
      {children}
      <Popover
        className={classNames(menu['popover'], styles['popover'])}
        placement="bottom start"
        offset={4}
      >
        <Menu
          aria-label={label}
          className={classNames(menu['menu'], styles['menu'])}
          onAction={(key) => {
            onChoose(String(key));
          }}
        >
          {items.flatMap((item) =>
            item.beginsGroup === true
              ? [
                  <Separator key={`above ${item.id}`} className={classNames(styles['line'])} />,
                  lineOf(item),
                ]
              : [lineOf(item)],
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const lineOf = ({ id, label, spoken, isOn, detail, staysOpen }: CheckMenuItem): ReactNode => (
  <MenuItem
    key={id}
    id={id}
    textValue={label}
    aria-label={spoken}
    shouldCloseOnSelect={staysOpen !== true}
    className={classNames(menu['item'], styles['item'])}
  >
    <span className={styles['check']}>{isOn && <Check aria-hidden />}</span>
    <span dir="auto" className={styles['label']}>
      {label}
    </span>
    <span className={styles['detail']}>{detail}</span>
  </MenuItem>
);
