import { NotebookPen, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { DocumentId } from '#core/model';
import type { DocumentEntry, Tag, Workbench } from '#renderer/store';
import { classNames, inkOf, VisuallyHidden } from '#renderer/ui';
import { formatEdtf, strings } from '#renderer/words';
import { ReadPart } from './read-part.tsx';
import styles from './corpus.module.css';

export interface CorpusItemProps {
  readonly workbench: Workbench;
  readonly id: string;
  readonly index: number;
  readonly setSize: number;
  /** Distance from the list's top, in pixels. */
  readonly offset: number;
  readonly measure: (element: Element | null) => void;
  readonly entry: DocumentEntry;
  readonly tags: readonly Tag[];
  /** The number of annotations that fills a bar. */
  readonly largest: number;
  /** A newer version of it is there. */
  readonly isOlder: boolean;
  /** Its text is not there. */
  readonly isMissing: boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onChoose: (id: DocumentId, index: number) => void;
}

/** Lines break between facts, not within one; a long name may still break. */
const keepTogether = (fact: string): string =>
  fact.length > 30 ? fact : fact.replaceAll(' ', '\u00a0');

/** Bars compare documents with each other; a first tag on a fresh corpus does not fill one. */
export const largestTotal = (documents: readonly DocumentEntry[]): number =>
  documents.reduce((most, entry) => Math.max(most, entry.annotations), 40);

/** Drawn anew only where something of its own is another. */
export const CorpusItem = memo(function CorpusItem(props: CorpusItemProps): ReactNode {
  const { entry, tags, isOlder, isMissing, isOpen, isActive } = props;
  const { metadata, words } = entry.summary;
  const facts = [
    ...(isOlder ? [strings.versions.olderVersion] : []),
    metadata.publisher ?? strings.corpus.mediaTypes[metadata.mediaType],
    ...(metadata.published === undefined ? [] : [formatEdtf(metadata.published)]),
    strings.corpus.words(words),
  ];
  return (
    <div
      ref={props.measure}
      data-index={props.index}
      className={styles['row']}
      style={{ transform: `translateY(${String(props.offset)}px)` }}
    >
      {/* The keyboard is the list box's own: see its keydown. */}
      <div
        id={props.id}
        role="option"
        aria-selected={isOpen}
        aria-setsize={props.setSize}
        aria-posinset={props.index + 1}
        className={classNames(
          styles['item'],
          isOlder && styles['isOlder'],
          isOpen && styles['isOpen'],
          isActive && styles['isActive'],
        )}
        onClick={() => {
          props.onChoose(entry.summary.id, props.index);
        }}
      >
        <span dir="auto" className={styles['title']}>
          {metadata.title}
        </span>
        {isMissing && (
          <span className={styles['missing']}>
            <TriangleAlert aria-hidden /> {strings.missingTexts.mark}
          </span>
        )}
        <span className={styles['facts']}>
          {facts.map(keepTogether).join(' · ')}
          {entry.note !== '' && <NoteMark />}
        </span>
        <TagBar entry={entry} tags={tags} largest={props.largest} />
        <ReadPart workbench={props.workbench} document={entry.summary.id} />
      </div>
    </div>
  );
});

/** That there is a note on the document. */
function NoteMark(): ReactNode {
  return (
    <span className={styles['note']}>
      <NotebookPen aria-hidden />
      <VisuallyHidden>{strings.notesPanel.inCorpus}</VisuallyHidden>
    </span>
  );
}

interface TagBarProps {
  readonly entry: DocumentEntry;
  readonly tags: readonly Tag[];
  readonly largest: number;
}

function TagBar({ entry, tags, largest }: TagBarProps): ReactNode {
  const counted = tags
    .map((tag) => ({ tag, count: entry.counts.get(tag.id) ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <span className={styles['bar']}>
      {counted.map(({ tag, count }) => (
        <span
          key={tag.id}
          aria-hidden
          className={styles['share']}
          style={{ ...inkOf(tag.colour), width: `${String((count / largest) * 100)}%` }}
        />
      ))}
      <VisuallyHidden>
        {counted.map(({ tag, count }) => strings.status.tagged(count, tag.label)).join(', ')}
      </VisuallyHidden>
    </span>
  );
}
