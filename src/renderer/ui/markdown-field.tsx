import { Pencil } from 'lucide-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { strings } from '#renderer/words';
import { chordKeys, isMacPlatform } from './chord.ts';
import { IconButton } from './icon-button.tsx';
import { Markdown } from './markdown.tsx';
import type { Follow } from './markdown-link.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './markdown-field.module.css';

/** Typing from when a field is entered until it is left. */
export interface FieldEditing {
  readonly editing: symbol;
}

export interface MarkdownFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is stored. */
  readonly text: string;
  readonly onSave: (text: string, editing: FieldEditing) => void;
  /** UTF-16 code units: what is longer is not saved, and stays written in until it is shorter. */
  readonly longest: number;
  /** It is written in; without any text it can be written in at any time. */
  readonly isWriting: boolean;
  readonly onWriting: (isWriting: boolean) => void;
  /** Left by Esc or Mod+Enter: where the keyboard goes. */
  readonly onLeave: () => void;
  readonly follow?: Follow;
  /** What the button to write says, and the key that does the same. */
  readonly writeLabel: string;
  readonly writeCommand?: string;
}

/**
 * Milliseconds: typing is stored after a pause, after so long without one, and whenever the field is
 * left.
 */
const PAUSE = 800;
const LONGEST = 4_000;

/** A dialog gives the keyboard back to where it was. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;

const isLonger = (field: HTMLTextAreaElement | null, longest: number): boolean =>
  field !== null && field.value.length > longest;

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, [role="link"], [role="group"]') !== null;

/**
 * A text in Markdown: shown as it reads, and, at a click or by its button, written in as it stands, in
 * the same place and measures.
 */
export function MarkdownField(props: MarkdownFieldProps): ReactNode {
  const { text, isWriting, onWriting, follow, writeLabel, writeCommand } = props;
  if (isWriting || text === '') return <Writing {...props} />;
  const write = (event: MouseEvent): void => {
    const isSelecting = document.getSelection()?.isCollapsed === false;
    if (isControl(event.target) || isSelecting) return;
    event.stopPropagation();
    onWriting(true);
  };
  return (
    <div className={styles['read']} onClick={write}>
      <Markdown text={text} {...(follow === undefined ? {} : { follow })} />
      <IconButton
        label={writeLabel}
        {...(writeCommand === undefined ? {} : { command: writeCommand })}
        className={styles['write']}
        onPress={() => {
          onWriting(true);
        }}
      >
        <Pencil aria-hidden />
      </IconButton>
    </div>
  );
}

/** The text as it stands: what is typed is kept here until it is stored. */
function Writing(props: MarkdownFieldProps): ReactNode {
  const { label, placeholder, text, onSave, longest, isWriting, onWriting, onLeave } = props;
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(text);
  const [stored, setStored] = useState(text);
  // Somebody else changed it, by undo for one: their word stands unless words of ours are waiting.
  if (text !== stored) {
    setStored(text);
    if (draft === stored) setDraft(text);
  }
  const editing = useRef<FieldEditing>({ editing: Symbol('note') });
  const latest = useRef({ draft, text, onSave });
  useEffect(() => {
    latest.current = { draft, text, onSave };
  });
  const unsavedSince = useRef<number | null>(null);
  const save = (): void => {
    const now = latest.current;
    unsavedSince.current = null;
    if (now.draft !== now.text) now.onSave(now.draft, editing.current);
  };
  useEffect(() => {
    if (draft === latest.current.text) return;
    const now = performance.now();
    unsavedSince.current ??= now;
    const timer = setTimeout(save, Math.min(PAUSE, unsavedSince.current + LONGEST - now));
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);
  useEffect(() => {
    // The page may go, or be thrown away out of sight, before the pause is over. What stores is told
    // by a later event, and keeps what there is by then.
    document.addEventListener('visibilitychange', save);
    window.addEventListener('beforeunload', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      window.removeEventListener('beforeunload', save);
      save();
    };
  }, []);
  // Set by hand where it is not typed: what React sets at each letter, the browser undoes by letters.
  const [first] = useState(text);
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== draft) field.current.value = draft;
  }, [draft]);
  useEffect(() => {
    if (!isWriting) return;
    const whenElsewhere = ({ target }: FocusEvent): void => {
      const isHeld = target === field.current || isLonger(field.current, longest);
      if (!isHeld && !isInDialog(target)) onWriting(false);
    };
    document.addEventListener('focusin', whenElsewhere);
    return () => {
      document.removeEventListener('focusin', whenElsewhere);
    };
  }, [isWriting, onWriting, longest]);
  useEffect(() => {
    const element = field.current;
    if (!isWriting || element === null || element === document.activeElement) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    element.scrollTop = element.scrollHeight;
  }, [isWriting]);
  return (
    <div className={styles['written']}>
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={hint}
        placeholder={placeholder}
        className={styles['field']}
        rows={1}
        dir="auto"
        defaultValue={first}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onFocus={() => {
          editing.current = { editing: Symbol('note') };
          if (!isWriting) onWriting(true);
        }}
        onBlur={(event) => {
          save();
          // The window lost the keyboard, and not the field.
          const { currentTarget, relatedTarget } = event;
          const isHeld =
            currentTarget === document.activeElement || isLonger(currentTarget, longest);
          if (!isHeld && !isInDialog(relatedTarget)) onWriting(false);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const isDone = event.key === 'Enter' && (isMacPlatform ? event.metaKey : event.ctrlKey);
          if (event.key !== 'Escape' && !isDone) return;
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        }}
      />
      {draft === '' && (
        <span aria-hidden className={styles['hint']}>
          {strings.markdown.name}
        </span>
      )}
      <VisuallyHidden>
        <span id={hint}>
          {strings.markdown.hint(chordKeys('Mod+Enter', isMacPlatform).join(' '))}
        </span>
      </VisuallyHidden>
    </div>
  );
}
