import { useCallback, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { MAX_NOTE } from '#core/model';
import type { Annotation, Workbench } from '#renderer/store';
import { MarkdownField } from '#renderer/ui';
import { strings } from '#renderer/words';
import { closePart, openPart, type Desk } from './desk.ts';

export interface NoteFieldProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
  readonly annotation: Annotation;
}

/** The note of the open card: read as it is laid out, written in as it stands. */
export function NoteField({ workbench, desk, annotation }: NoteFieldProps): ReactNode {
  const { id, note } = annotation;
  const isWriting = useStore(desk, ({ open }) => open?.card === id && open.part === 'note');
  const onWriting = useCallback(
    (wanted: boolean) => {
      const { open } = desk.getState();
      if (wanted) openPart(desk, id, 'note');
      else if (open?.card === id && open.part === 'note') closePart(desk);
    },
    [desk, id],
  );
  return (
    <MarkdownField
      label={strings.cards.note}
      placeholder={strings.cards.notePlaceholder}
      writeLabel={strings.cards.writeNote}
      writeCommand="annotation.editNote"
      text={note}
      longest={MAX_NOTE}
      isWriting={isWriting}
      onWriting={onWriting}
      onSave={(text, editing) => {
        workbench.setNote(id, text, editing);
      }}
      onLeave={() => {
        document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
      }}
      follow={workbench.notes.follow}
    />
  );
}
