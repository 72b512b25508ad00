import { useId, type ReactNode } from 'react';
import styles from './go-back-dialog.module.css';

export interface MomentFieldProps {
  readonly label: string;
  /** ISO 8601, UTC; null where none is given. */
  readonly at: string | null;
  readonly onChange: (at: string | null) => void;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the field holds it: in the person's own time zone, to the second. */
function asLocal(at: string): string {
  const moment = new Date(at);
  const day = [
    String(moment.getFullYear()).padStart(4, '0'),
    two(moment.getMonth() + 1),
    two(moment.getDate()),
  ].join('-');
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':');
  return `${day}T${time}`;
}

const lastYear = 9_999;

/** The end of the second that the field holds; null where it holds none that records could have. */
function fromLocal(local: string): string | null {
  const moment = new Date(local);
  const year = moment.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > lastYear) return null;
  moment.setMilliseconds(999);
  return moment.toISOString();
}

/** A date and a time, as the system writes and picks them. */
export function MomentField({ label, at, onChange }: MomentFieldProps): ReactNode {
  const id = useId();
  return (
    <div className={styles['moment']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        step={1}
        value={at === null ? '' : asLocal(at)}
        onChange={(event) => {
          onChange(fromLocal(event.target.value));
        }}
      />
    </div>
  );
}
