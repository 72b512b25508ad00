import { Copy, Trash2 } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TableState, Workbench } from '#renderer/store';
import { Button, Popover, TickedBar } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { copyRows } from './copy-rows.ts';
import { NoteForm } from './note-form.tsx';
import type { TablePart } from './part.ts';
import { ValueForm } from './value-form.tsx';
import styles from './table-panel.module.css';

export interface FootBarProps {
  readonly workbench: Workbench;
  readonly table: TableState;
  readonly part: TablePart | null;
  readonly onPart: (part: TablePart | null) => void;
}

/** What is ticked, and everything that can be done to it at once. */
export function FootBar({ workbench, table, part, onPart }: FootBarProps): ReactNode {
  const words = strings.table;
  const tags = useStore(workbench.state, (state) => state.tags);
  const acts = useRef<HTMLDivElement>(null);
  const { ticked } = table.standing;
  // Where nothing is ticked, what the keyboard stands on is meant.
  const meant = ticked > 0 ? ticked : table.current === null ? 0 : 1;
  const isDisabled = meant === 0;
  const close = (): void => {
    onPart(null);
  };
  return (
    <TickedBar
      ticked={ticked === 0 && meant === 1 ? words.thisRow : words.ticked(ticked)}
      label={words.tagGroup}
      isDisabled={isDisabled}
      acts={tags
        .filter(({ isRetired }) => !isRetired)
        .map(({ id, colour, label, key }) => ({
          id,
          colour,
          key,
          text: capitalised(label),
          label: words.retag(label, meant),
          run: () => void workbench.table.retag(id),
        }))}
    >
      <div ref={acts} role="group" aria-label={words.actGroup} className={styles['group']}>
        <Button
          variant="quiet"
          isDisabled={isDisabled}
          onPress={() => {
            onPart('note');
          }}
        >
          {words.note}
        </Button>
        <Button
          variant="quiet"
          isDisabled={isDisabled}
          onPress={() => {
            onPart('value');
          }}
        >
          {words.value}
        </Button>
        <Button
          variant="quiet"
          label={words.copyThese(ticked > 0 ? ticked : table.standing.matched)}
          isDisabled={table.standing.matched === 0}
          onPress={() => void copyRows(workbench)}
        >
          <Copy aria-hidden />
          {words.copy}
        </Button>
        <Button
          variant="quiet"
          label={words.removeThese(meant)}
          isDisabled={isDisabled}
          onPress={() => void workbench.table.remove()}
        >
          <Trash2 aria-hidden />
          {words.remove}
        </Button>
      </div>
      {part === 'note' && (
        <Popover label={words.noteFor(meant)} anchor={acts} onClose={close}>
          <NoteForm
            count={meant}
            onNote={(note) => {
              close();
              void workbench.table.addNote(note);
            }}
          />
        </Popover>
      )}
      {part === 'value' && (
        <Popover label={words.valueFor(meant)} anchor={acts} onClose={close}>
          <ValueForm
            workbench={workbench}
            count={meant}
            onValue={(value) => {
              close();
              void workbench.table.setValue(value);
            }}
          />
        </Popover>
      )}
    </TickedBar>
  );
}
