import styles from './reading-surface.module.css';

/** Where a popover stands, in pixels of the page it lies in. */
interface PopoverPlace {
  readonly left: number;
  readonly top: number;
}

/** A note's text, to be read without leaving the place that calls it. */
export interface ShownNote {
  readonly place: PopoverPlace;
  readonly label: string;
  readonly text: string;
}

interface Props {
  readonly note: ShownNote;
}

export function NotePopover({ note }: Props) {
  return (
    <div
      className={styles['note']}
      role="tooltip"
      style={{ left: note.place.left, top: note.place.top }}
    >
      <b>{note.label}</b> <span dir="auto">{note.text}</span>
    </div>
  );
}
