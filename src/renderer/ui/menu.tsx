import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import type { Command } from './command.ts';
import { Keys } from './kbd.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly commands: readonly Command[];
}

/** A button with a menu of commands below it, each with its key. */
export function Menu({ label, children, commands }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {children}
      <Popover className={classNames(styles['popover'])} placement="bottom start" offset={4}>
        <AriaMenu
          aria-label={label}
          className={classNames(styles['menu'])}
          disabledKeys={commands.filter((command) => !command.isEnabled()).map(({ id }) => id)}
          onAction={(key) => commands.find(({ id }) => id === key)?.run()}
        >
          {commands.map((command) => (
            <MenuItem
              key={command.id}
              id={command.id}
              textValue={command.label}
              className={classNames(styles['item'])}
            >
              <span>{command.label}</span>
              {command.chords[0] !== undefined && <Keys chord={command.chords[0]} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
