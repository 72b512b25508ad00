import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { strings } from '#renderer/words';
import { classNames } from './class-names.ts';
import { OfferList, offerId } from './offer-list.tsx';
import { firstMeant, stepIn, underlined, type FieldProblem, type Offer } from './offers.ts';
import styles from './offer-field.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * A line of text with offers below it on how to go on (ARIA's combobox with a list): they come while
 * one types, and at Alt+Down. Up and Down point at one, Enter and Tab take it, Esc puts them away.
 * While none are shown, Down and Enter lead on, and Esc leaves. Keys of an input method are its own.
 */
export interface OfferFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Best first, and few; of the value with the caret at an offset, UTF-16 units. */
  readonly offersAt: (value: string, caret: number) => readonly Offer[];
  /** Underlined where they stand, and read to who comes to the field. */
  readonly problems?: readonly FieldProblem[];
  /** Down, and Enter with nothing to take: to what the field is about. */
  readonly onDown?: () => void;
  readonly onLeave: () => void;
  /** Where the caret is, each time that it moves; null when the keyboard is elsewhere. */
  readonly onCaret?: (caret: number | null) => void;
  /** A picture before the text. */
  readonly icon?: ReactNode;
  /** What stands behind the text, such as a button that empties the field. */
  readonly after?: ReactNode;
  /** Attributes by which the input is found in the page, by who puts the keyboard there. */
  readonly mark?: Readonly<Record<`data-${string}`, string>>;
}

const none: readonly FieldProblem[] = [];

const caretOf = (field: HTMLInputElement): number => field.selectionEnd ?? field.value.length;

export function OfferField(props: OfferFieldProps): ReactNode {
  const { label, placeholder, value, onChange, offersAt, problems = none } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  /** The caret that offers are shown for; null while they are not. */
  const [caret, setCaret] = useState<number | null>(null);
  /** The offer that is pointed at, of these; another list has its own. */
  const [pointed, setPointed] = useState({ at: '', index: -1 });
  const offers = caret === null ? [] : offersAt(value, caret);
  const isOpen = offers.length > 0;
  const place = `${String(caret)} ${value}`;
  const active = pointed.at === place ? pointed.index : firstMeant(offers);
  const list = `${id}-offers`;

  const point = (index: number): void => {
    setPointed({ at: place, index });
  };
  const take = ({ start, end, insert }: Offer): void => {
    const field = input.current;
    if (field === null) return;
    field.focus();
    field.setSelectionRange(start, end);
    // As typed, so that the field's own undo takes it back.
    if (!document.execCommand('insertText', false, insert))
      onChange(value.slice(0, start) + insert + value.slice(end));
  };
  /** The caret, where something is begun: at a free place nothing is offered unasked. */
  const begunAt = (field: HTMLInputElement): number | null => {
    const at = caretOf(field);
    const isBehindWord = /\S$/u.test(field.value.slice(0, at));
    return isBehindWord || offersAt(field.value, at).some(({ start }) => start < at) ? at : null;
  };

  const keys: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
    ArrowDown: ({ altKey }) => {
      if (isOpen) point(stepIn(offers.length, active, 1));
      else if (altKey) setCaret(input.current === null ? null : caretOf(input.current));
      else if (props.onDown === undefined) return false;
      else props.onDown();
      return true;
    },
    ArrowUp: () => {
      if (isOpen) point(stepIn(offers.length, active, -1));
      return isOpen;
    },
    Enter: () => {
      const offer = offers[active];
      setCaret(null);
      if (offer !== undefined) take(offer);
      else props.onDown?.();
      return true;
    },
    Tab: ({ shiftKey }) => {
      const offer = offers[active];
      setCaret(null);
      if (offer === undefined || shiftKey) return false;
      take(offer);
      return true;
    },
    Escape: () => {
      if (isOpen) setCaret(null);
      else props.onLeave();
      return true;
    },
  };

  return (
    <div ref={root} className={styles['field']}>
      {props.icon}
      <div className={styles['line']}>
        <Underlines value={value} problems={problems} input={input} />
        <input
          {...props.mark}
          ref={input}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? list : undefined}
          aria-activedescendant={isOpen && active >= 0 ? offerId(list, active) : undefined}
          aria-invalid={problems.length > 0 ? true : undefined}
          aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
          placeholder={placeholder}
          value={value}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => {
            const field = event.currentTarget;
            onChange(field.value);
            // What an input method is making is not typed yet.
            const { isComposing } = event.nativeEvent as InputEvent;
            setCaret(isComposing ? null : begunAt(field));
          }}
          onCompositionEnd={({ currentTarget }) => {
            setCaret(begunAt(currentTarget));
          }}
          onSelect={({ currentTarget }) => {
            props.onCaret?.(caretOf(currentTarget));
            if (caret !== null) setCaret(caretOf(currentTarget));
          }}
          onBlur={() => {
            setCaret(null);
            props.onCaret?.(null);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
            if (keys[event.key]?.(event) !== true) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {props.after}
      <span id={`${id}-problems`} hidden>
        {problems.map(({ text }) => text).join(' ')}
      </span>
      <VisuallyHidden>
        <span role="status">{isOpen ? strings.offers.count(offers.length) : ''}</span>
      </VisuallyHidden>
      {isOpen && (
        <OfferList
          id={list}
          label={strings.offers.list}
          anchor={root}
          offers={offers}
          active={active}
          onActive={point}
          onTake={take}
        />
      )}
    </div>
  );
}

interface UnderlinesProps {
  readonly value: string;
  readonly problems: readonly FieldProblem[];
  readonly input: RefObject<HTMLInputElement | null>;
}

/** The same text below the input's, unseen but for the lines under what is wrong. */
function Underlines({ value, problems, input }: UnderlinesProps): ReactNode {
  const mirror = useRef<HTMLDivElement>(null);
  const isWrong = problems.length > 0;
  useLayoutEffect(() => {
    const field = input.current;
    if (field === null || !isWrong) return;
    const follow = (): void => {
      mirror.current?.scrollTo({ left: field.scrollLeft });
    };
    follow();
    field.addEventListener('scroll', follow);
    return () => {
      field.removeEventListener('scroll', follow);
    };
  }, [input, isWrong, value]);
  if (!isWrong) return null;
  return (
    <div ref={mirror} aria-hidden className={styles['mirror']}>
      {underlined(value, problems).map((piece, index) => (
        <span key={index} className={classNames(piece.isWrong && styles['wrong'])}>
          {piece.text}
        </span>
      ))}
    </div>
  );
}
