import { ChevronDown, ChevronRight } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import { MAX_NOTE, type DocumentId } from '#core/model';
import { entryIn, type Editing, type Workbench } from '#renderer/store';
import { classNames, loadMarkdown, MarkdownField, useAriaShortcut, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './notes-panel.module.css';

/** What a note is about. */
export type NotesTab = 'document' | 'project';

export interface NotesPanelProps {
  readonly workbench: Workbench;
  readonly isOpen: boolean;
  readonly tab: NotesTab;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onTab: (tab: NotesTab) => void;
  /** Grows with each wish to write in the tab's note. */
  readonly wish: number;
  /** Gives the keyboard back to the text. */
  readonly onLeave: () => void;
}

const tabs: readonly NotesTab[] = ['document', 'project'];
const words = strings.notesPanel;

/** Above the cards: a line while it is closed, and open the notes on the document or on the project. */
export function NotesPanel(props: NotesPanelProps): ReactNode {
  const { workbench, isOpen, tab, onOpen, onLeave } = props;
  const id = useId();
  const open = useStore(workbench.state, (state) => state.open?.summary.id ?? null);
  const documentNote = useStore(workbench.state, ({ documents }) =>
    open === null ? '' : (entryIn(documents, open)?.note ?? ''),
  );
  const projectNote = useStore(workbench.state, (state) => state.projectNote);
  const notes = { document: documentNote, project: projectNote };
  const writing = useWriting(`${tab} ${open ?? ''}`, props.wish);
  const chord = useChord('notes.toggle');
  const button = useAriaShortcut<HTMLButtonElement>(chord);
  useEffect(() => {
    // Not while the program starts: a note that is shown before asks for it by itself.
    const waiting = requestIdleCallback(loadMarkdown, { timeout: 5_000 });
    return () => {
      cancelIdleCallback(waiting);
    };
  }, []);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (writing.isWriting) body.current?.scrollTo({ top: body.current.scrollHeight });
  }, [writing.isWriting]);
  return (
    <section aria-label={words.region} data-region="notes" className={styles['notes']}>
      <div className={styles['head']}>
        <h2>
          <button
            ref={button}
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${id}-body`}
            {...(isOpen ? {} : { 'data-region-focus': '' })}
            className={styles['heading']}
            onClick={() => {
              onOpen(!isOpen);
            }}
          >
            {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
            {words.heading}
          </button>
        </h2>
        {isOpen && <Tabs {...props} id={id} notes={notes} />}
        {!isOpen && <Marks notes={notes} />}
      </div>
      {isOpen && (
        <div
          ref={body}
          id={`${id}-body`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab}`}
          className={styles['body']}
        >
          {tab === 'document' && open === null ? (
            <p className={styles['empty']}>{words.noDocument}</p>
          ) : (
            <Note
              key={`${tab} ${open ?? ''}`}
              workbench={workbench}
              tab={tab}
              text={notes[tab]}
              document={open}
              onLeave={onLeave}
              {...writing}
            />
          )}
        </div>
      )}
    </section>
  );
}

/**
 * Whether the note is written in: where it was asked for, until it is left, or another note stands
 * there.
 */
function useWriting(subject: string, wish: number): Pick<NoteProps, 'isWriting' | 'onWriting'> {
  const [isWriting, onWriting] = useState(false);
  const [seen, setSeen] = useState({ subject, wish });
  if (seen.subject !== subject || seen.wish !== wish) {
    setSeen({ subject, wish });
    onWriting(seen.wish !== wish);
  }
  return { isWriting, onWriting };
}

type Texts = Readonly<Record<NotesTab, string>>;

interface TabsProps extends NotesPanelProps {
  readonly id: string;
  readonly notes: Texts;
}

function Tabs({ id, tab, notes, onTab }: TabsProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const other = tab === 'document' ? 'project' : 'document';
    onTab(other);
    document.getElementById(`${id}-${other}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.tabs} className={styles['tabs']} onKeyDown={onKeyDown}>
      {tabs.map((each) => (
        <button
          key={each}
          id={`${id}-${each}`}
          type="button"
          role="tab"
          aria-selected={each === tab}
          aria-controls={`${id}-body`}
          {...(each === tab ? { 'data-region-focus': '' } : {})}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => {
            onTab(each);
          }}
        >
          {words[each]}
          <Mark isThere={notes[each] !== ''} />
        </button>
      ))}
    </div>
  );
}

/** Which notes there are, while they are put away. */
function Marks({ notes }: { readonly notes: Texts }): ReactNode {
  const there = tabs.filter((each) => notes[each] !== '').map((each) => words[each]);
  return there.length === 0 ? null : <span className={styles['there']}>{there.join(', ')}</span>;
}

const Mark = ({ isThere }: { readonly isThere: boolean }): ReactNode => (
  <span aria-hidden className={classNames(styles['mark'], isThere && styles['isThere'])} />
);

interface NoteProps extends Pick<NotesPanelProps, 'workbench' | 'tab' | 'onLeave'> {
  readonly text: string;
  readonly document: DocumentId | null;
  readonly isWriting: boolean;
  readonly onWriting: (isWriting: boolean) => void;
}

function Note({ workbench, tab, text, document, onLeave, ...writing }: NoteProps): ReactNode {
  const isProject = tab === 'project';
  const onSave = (note: string, editing: Editing): void => {
    if (isProject) workbench.notes.ofProject(note, editing);
    else if (document !== null) workbench.notes.ofDocument(document, note, editing);
  };
  const follow = useCallback(
    (address: string) => {
      const go = workbench.notes.follow(address);
      if (go === null) return null;
      return () => {
        go();
        onLeave();
      };
    },
    [workbench, onLeave],
  );
  return (
    <MarkdownField
      {...writing}
      label={isProject ? words.projectLabel : words.documentLabel}
      placeholder={isProject ? words.projectPlaceholder : words.documentPlaceholder}
      writeLabel={words.write}
      writeCommand={isProject ? 'notes.project' : 'notes.document'}
      text={text}
      onSave={onSave}
      longest={MAX_NOTE}
      onLeave={onLeave}
      follow={follow}
    />
  );
}
