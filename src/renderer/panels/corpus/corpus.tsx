import { Plus } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#core/model';
import type { DocumentEntry, Workbench } from '#renderer/store';
import { folded, IconButton, Menu, SearchField, type Command } from '#renderer/ui';
import { formatNumber, strings } from '#renderer/words';
import { CorpusList } from './corpus-list.tsx';
import styles from './corpus.module.css';

export interface CorpusProps {
  readonly workbench: Workbench;
  /** What the button beside the heading offers. */
  readonly commands: readonly Command[];
  /** After a document was opened to be read now. */
  readonly onEnter: () => void;
  /** At Esc, to give the keyboard back to the text. */
  readonly onLeave: () => void;
}

/** Above this many documents a field narrows the list. */
const filterAbove = 12;

/** What an entry is found by. */
const namesOf = ({ summary: { metadata } }: DocumentEntry): string =>
  folded(`${metadata.title} ${metadata.publisher ?? ''} ${metadata.fileName}`);

export function Corpus({ workbench, commands, onEnter, onLeave }: CorpusProps): ReactNode {
  // The text shows an edit first; the counts of its document follow when the page has time.
  const documents = useDeferredValue(useStore(workbench.state, (state) => state.documents));
  const tags = useDeferredValue(useStore(workbench.state, (state) => state.tags));
  const open = useDeferredValue(
    useStore(workbench.state, (state) => state.open?.summary.id ?? null),
  );
  const onOpen = useCallback((id: DocumentId) => workbench.openDocument(id), [workbench]);
  const onRemove = useCallback(
    (id: DocumentId) => {
      workbench.removeDocument(id);
    },
    [workbench],
  );
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const isFiltered = documents.length > filterAbove;
  const isAsked = isFiltered && query.trim() !== '';
  const names = useMemo(() => (isAsked ? documents.map(namesOf) : []), [documents, isAsked]);
  const shown = useMemo(() => {
    if (!isAsked) return documents;
    const words = folded(query).split(/\s+/).filter(Boolean);
    return documents.filter((_, at) => words.every((word) => names[at]?.includes(word)));
  }, [documents, names, query, isAsked]);
  return (
    <>
      <div className={styles['head']}>
        <h2 className={styles['heading']}>
          {strings.corpus.heading}
          {documents.length > 0 && <span>{formatNumber(documents.length)}</span>}
        </h2>
        <AddMenu commands={commands} />
      </div>
      {isFiltered && (
        <div className={styles['filter']}>
          <SearchField
            label={strings.corpus.filter}
            placeholder={strings.corpus.filterPlaceholder}
            value={typed}
            onChange={setTyped}
            onLeave={onLeave}
          />
        </div>
      )}
      {documents.length === 0 && (
        <div className={styles['empty']}>
          <p>{strings.corpus.empty}</p>
          <p>{strings.corpus.emptyHint}</p>
        </div>
      )}
      {documents.length > 0 && shown.length === 0 && (
        <p className={styles['empty']}>{strings.corpus.noneFound(query)}</p>
      )}
      {shown.length > 0 && (
        <CorpusList
          workbench={workbench}
          documents={shown}
          tags={tags}
          open={open}
          onOpen={onOpen}
          onEnter={onEnter}
          onRemove={onRemove}
        />
      )}
    </>
  );
}

const AddMenu = memo(function AddMenu({ commands }: Pick<CorpusProps, 'commands'>): ReactNode {
  return (
    <Menu label={strings.corpus.add} commands={commands}>
      <IconButton label={strings.corpus.add} className={styles['add']}>
        <Plus aria-hidden />
      </IconButton>
    </Menu>
  );
});
