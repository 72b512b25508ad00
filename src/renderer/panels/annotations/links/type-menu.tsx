import type { KeyboardEvent, ReactNode } from 'react';
import { Menu, MenuItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { classNames, Kbd } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import styles from './type-menu.module.css';

export interface TypeMenuProps {
  readonly workbench: Workbench;
  readonly onChoose: (type: string) => void;
}

/** The kinds of links to choose from: by number, by arrow keys, by their first letters. */
export function TypeMenu({ workbench, onChoose }: TypeMenuProps): ReactNode {
  const all = useStore(workbench.state, (state) => state.relationTypes);
  const types = all.filter(({ isRetired }) => !isRetired);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = /^[1-9]$/.test(event.key) ? types[Number(event.key) - 1] : undefined;
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(chosen.id);
  };
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Menu
        autoFocus="first"
        aria-label={strings.links.type}
        className={classNames(styles['menu'])}
        onAction={(key) => {
          onChoose(String(key));
        }}
      >
        {types.map(({ id, label, definition }, index) => (
          <MenuItem
            key={id}
            id={id}
            textValue={label}
            aria-label={definition === '' ? label : `${label}. ${definition}`}
            className={classNames(styles['item'])}
          >
            <span className={styles['words']}>
              <span>{capitalised(label)}</span>
              {definition !== '' && <span className={styles['definition']}>{definition}</span>}
            </span>
            {index < 9 && <Kbd>{index + 1}</Kbd>}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
