import { CalendarDays } from 'lucide-react';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, IconButton, Popover } from '#renderer/ui';
import { locale, strings } from '#renderer/words';
import { daysIn, pick, printDay, readPicked, type PickedDay } from './picked-date.ts';
import styles from './date-picker.module.css';
import fields from './value-field.module.css';

export interface DatePickerProps {
  /** Where it starts from; empty for nothing. */
  readonly edtf: string;
  /** Given the picked date as EDTF. */
  readonly onTake: (edtf: string) => void;
}

/** A button with a small form beside it: year, then month, then day, each only if it is known. */
export function DatePicker({ edtf, onTake }: DatePickerProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <span ref={anchor}>
      <IconButton
        label={strings.values.pickDate}
        isExpanded={isOpen}
        onPress={() => {
          setOpen(true);
        }}
      >
        <CalendarDays aria-hidden />
      </IconButton>
      {isOpen && (
        <Popover
          label={strings.values.pickDate}
          anchor={anchor}
          onClose={() => {
            setOpen(false);
          }}
        >
          <PickerForm
            edtf={edtf}
            onTake={(picked) => {
              setOpen(false);
              // The closing popover gives the keyboard back first.
              requestAnimationFrame(() => {
                onTake(picked);
              });
            }}
          />
        </Popover>
      )}
    </span>
  );
}

function PickerForm({ edtf, onTake }: DatePickerProps): ReactNode {
  const words = strings.values.picker;
  const start = readPicked(edtf);
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  const [isPeriod, setPeriod] = useState(edtf.includes('/'));
  const first = printDay(from);
  const last = printDay(to);
  const period = first === null || last === null ? null : `${first}/${last}`;
  const picked = isPeriod ? period : first;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (picked !== null) onTake(picked);
  };
  return (
    <form className={styles['form']} onSubmit={onSubmit}>
      <DayFields legend={isPeriod ? words.from : words.on} picked={from} onPick={setFrom} isFirst />
      {isPeriod && <DayFields legend={words.to} picked={to} onPick={setTo} isFirst={false} />}
      <label className={styles['period']}>
        <input
          type="checkbox"
          checked={isPeriod}
          onChange={(event) => {
            setPeriod(event.target.checked);
          }}
        />
        {words.isPeriod}
      </label>
      <div className={styles['foot']}>
        <span aria-live="polite" className={styles['picked']}>
          {picked ?? (isPeriod ? words.noPeriod : words.none)}
        </span>
        <Button
          variant="primary"
          isDisabled={picked === null}
          onPress={() => {
            if (picked !== null) onTake(picked);
          }}
        >
          {words.take}
        </Button>
      </div>
    </form>
  );
}

interface DayFieldsProps {
  readonly legend: string;
  readonly picked: PickedDay;
  readonly onPick: (picked: PickedDay) => void;
  readonly isFirst: boolean;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
const months = Array.from({ length: 12 }, (_, index) => ({
  value: twoDigits(index + 1),
  name: monthName.format(Date.UTC(2000, index, 1)),
}));

function DayFields({ legend, picked, onPick, isFirst }: DayFieldsProps): ReactNode {
  const words = strings.values.picker;
  const days = Array.from({ length: daysIn(picked) }, (_, index) => index + 1);
  return (
    <fieldset className={styles['fields']}>
      <legend>{legend}</legend>
      <input
        aria-label={words.year}
        className={fields['field']}
        autoFocus={isFirst}
        inputMode="numeric"
        maxLength={4}
        placeholder={words.year}
        value={picked.year}
        onChange={(event) => {
          onPick(pick(picked, 'year', event.target.value.replace(/\D/g, '')));
        }}
      />
      <select
        aria-label={words.month}
        className={fields['field']}
        value={picked.month}
        onChange={(event) => {
          onPick(pick(picked, 'month', event.target.value));
        }}
      >
        <option value="">{words.any}</option>
        {months.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.day}
        className={fields['field']}
        value={picked.day}
        disabled={picked.month === ''}
        onChange={(event) => {
          onPick(pick(picked, 'day', event.target.value));
        }}
      >
        <option value="">{words.any}</option>
        {days.map((day) => (
          <option key={day} value={twoDigits(day)}>
            {day}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
