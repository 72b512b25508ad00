import { ChevronRight, Minus, Plus, RotateCcw, SquarePen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OpeningDocument, OpeningGroup, OpeningRecord } from '#renderer/store';
import { classNames, Tick } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { effects, type About, type Effect, type Taken, type TreeRow } from './tree-rows.ts';
import styles from './row-words.module.css';

const words = strings.openProject;

const icons: Readonly<Record<Effect, typeof Plus>> = {
  new: Plus,
  changed: SquarePen,
  restored: RotateCcw,
  deleted: Minus,
};

const nameOf = (name: string): string => (name === '' ? words.unnamed : name);
const titleOf = ({ title }: { readonly title: string }): string =>
  title === '' ? words.untitled : title;

/** "12 new, 3 changed". */
const countsOf = (counts: Readonly<Record<Effect, number>>): string =>
  effects
    .filter((effect) => counts[effect] > 0)
    .map((effect) => words.effectCount(effect, counts[effect]))
    .join(', ');

function sumsOf(groups: readonly OpeningGroup[]): Readonly<Record<Effect, number>> {
  const sums = { new: 0, changed: 0, restored: 0, deleted: 0 };
  for (const { effect, count } of groups) sums[effect] += count;
  return sums;
}

function sectionTitle(about: About): string {
  switch (about.kind) {
    case 'own': {
      const count = about.groups.reduce((sum, { yours }) => sum + yours, 0);
      const isAllAnnotations = about.groups.every(({ kind }) => kind === 'annotation');
      return isAllAnnotations ? words.ownAnnotations(count) : words.own(count);
    }
    case 'conflicts':
      return words.conflicts(about.fields);
    case 'documents':
      return words.documents(about.documents.length);
    case 'analyst':
      return nameOf(about.name);
  }
}

/** What stands at a section's end. */
function sectionNote(about: About): string {
  if (about.kind === 'analyst') return countsOf(sumsOf(about.groups));
  return about.kind === 'documents' && about.untouched > 0 ? words.here(about.untouched) : '';
}

const groupTitle = ({ effect, kind, count }: OpeningGroup): string =>
  words.group(effect, kind, count);

/** Whose work it touches: one's own is told, since it is what one would miss. */
const yoursOf = ({ effect, yours, count }: OpeningGroup): string =>
  yours === 0 || effect === 'new' ? '' : yours === count ? words.allYours : words.ofYours(yours);

function documentNote({ isNew, annotations }: OpeningDocument): string {
  const isAllNew = effects.every((effect) => effect === 'new' || annotations[effect] === 0);
  if (isNew && isAllNew) return words.onNew(annotations.new);
  const counts = words.onOld(countsOf(annotations));
  return isNew ? [words.onNew(0), counts].join(', ') : counts;
}

const recordTitle = ({ title, record }: OpeningRecord): string =>
  title === '' ? words.nameless(record.slice(0, record.indexOf('/'))) : title;

/** Its tag, its fields at odds, whose it is, its document, who did it. */
const recordNotes = (record: OpeningRecord, isConflict: boolean): readonly string[] => [
  ...(record.tag === '' ? [] : [capitalised(record.tag)]),
  ...(record.conflicts.length === 0 ? [] : [words.atOddsOver(record.conflicts)]),
  ...(record.isYours && record.effect !== 'new' ? [words.yourRecord] : []),
  ...(isConflict ? [words.by(nameOf(record.analystName))] : []),
  ...(record.document === null ? [] : [titleOf(record.document)]),
];

/** What a screen reader says of a row. */
export function describeRow(row: TreeRow, record: OpeningRecord | undefined): string {
  switch (row.kind) {
    case 'section':
      return [sectionTitle(row.about), sectionNote(row.about)]
        .filter((each) => each !== '')
        .join('. ');
    case 'group':
      return [
        groupTitle(row.group),
        ...(row.isNamed ? [words.by(nameOf(row.group.analystName))] : []),
        yoursOf(row.group),
      ]
        .filter((each) => each !== '')
        .join(', ');
    case 'document': {
      const { like } = row.document;
      return [
        titleOf(row.document),
        documentNote(row.document),
        ...(like === null ? [] : [words.like(titleOf(like), like.version)]),
      ].join('. ');
    }
    case 'record':
      return record === undefined
        ? words.loading
        : [recordTitle(record), ...recordNotes(record, row.ask.isConflict)].join('. ');
  }
}

export interface RowWordsProps {
  readonly row: TreeRow;
  /** What the row is of, where that is known. */
  readonly record: OpeningRecord | undefined;
  readonly taken: Taken | null;
}

/** What a row of the tree shows: a tick, whether it unfolds, its words. */
export function RowWords({ row, record, taken }: RowWordsProps): ReactNode {
  const isUnfoldable = row.kind === 'section' || row.kind === 'group';
  return (
    <>
      <span
        aria-hidden
        className={classNames(styles['fold'], isUnfoldable && row.isOpen && styles['isOpen'])}
      >
        {isUnfoldable && <ChevronRight />}
      </span>
      {taken !== null && (
        <span data-tick className={styles['tick']}>
          <Tick isTicked={taken === 'all'} isPartly={taken === 'some'} />
        </span>
      )}
      <Content row={row} record={record} />
    </>
  );
}

function Content({ row, record }: Pick<RowWordsProps, 'row' | 'record'>): ReactNode {
  switch (row.kind) {
    case 'section':
      return (
        <>
          <bdi
            className={classNames(styles['section'], row.about.kind === 'own' && styles['alarm'])}
          >
            {sectionTitle(row.about)}
          </bdi>
          <span className={styles['note']}>{sectionNote(row.about)}</span>
        </>
      );
    case 'group': {
      const Icon = icons[row.group.effect];
      const yours = yoursOf(row.group);
      return (
        <>
          <span aria-hidden className={classNames(styles['icon'], styles[row.group.effect])}>
            <Icon />
          </span>
          <span className={styles['title']}>{groupTitle(row.group)}</span>
          <span className={styles['note']}>
            {row.isNamed && words.by(nameOf(row.group.analystName))}
            {!row.isNamed && yours}
          </span>
        </>
      );
    }
    case 'document': {
      const { like } = row.document;
      return (
        <span className={styles['lines']}>
          <span className={styles['line']}>
            <bdi className={styles['title']}>{titleOf(row.document)}</bdi>
            <span className={styles['note']}>{documentNote(row.document)}</span>
          </span>
          {like !== null && (
            <bdi className={styles['below']}>{words.like(titleOf(like), like.version)}</bdi>
          )}
        </span>
      );
    }
    case 'record':
      if (record === undefined) return <span className={styles['below']}>{words.loading}</span>;
      return (
        <span className={styles['lines']}>
          <bdi
            className={classNames(
              styles['title'],
              record.record.startsWith('annotation/') && styles['quote'],
            )}
          >
            {recordTitle(record)}
          </bdi>
          <span className={styles['below']}>
            {recordNotes(record, row.ask.isConflict).map((note, at) => (
              <bdi key={at}>
                {at > 0 && ' · '}
                {note}
              </bdi>
            ))}
          </span>
        </span>
      );
  }
}
