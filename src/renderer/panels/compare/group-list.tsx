import { useMemo, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AnalystId, DocumentId, TagId } from '#core/model';
import {
  valueInWords,
  type CompareMember,
  type CompareRow,
  type ComparingState,
  type Workbench,
} from '#renderer/store';
import { RowList, useWidth, type ListRow } from '#renderer/ui';
import { capitalised, formatMoment, strings } from '#renderer/words';
import { withoutIn } from './group-fields.ts';
import { GroupRow } from './group-row.tsx';
import styles from './group-list.module.css';

export interface GroupListProps {
  readonly workbench: Workbench;
  readonly comparing: ComparingState;
  readonly onGo: (key: string) => void;
  /** The group and the analyst whose part was to be taken over where there is none; null without. */
  readonly missed: Missed | null;
}

export interface Missed {
  readonly key: string;
  readonly analyst: AnalystId;
}

const ROW_HEIGHT = 66;
const PAGE = 5;

/** Pixels of the columns that are nobody's, of a cell's edges, and of a letter as a line holds them. */
const OTHER_COLUMNS = 256;
const OTHER_COLUMNS_NARROW = 108;
const NARROW = 760;
const EDGES = 20;
const LETTER = 6.7;
/** Letters that a line may lose where words do not fill it. */
const LOST = 3;

/** Characters that two lines of a column hold, for so many columns. */
function roomIn(width: number, columns: number): number {
  const others = width <= NARROW ? OTHER_COLUMNS_NARROW : OTHER_COLUMNS;
  const letters = Math.floor(((width - others) / columns - EDGES) / LETTER);
  return 2 * Math.max(4, letters - LOST);
}

/** UTF-16 units of a passage that a screen reader says. */
const SAID = 120;

const short = (text: string): string =>
  text.length <= SAID ? text : `${text.slice(0, SAID / 2)}…${text.slice(-SAID / 2)}`;

/**
 * What analysts did about the same, a row each and a column for each of them: a list box of any
 * length, as the occurrences are. The text follows the active row.
 */
export function GroupList({ workbench, comparing, onGo, missed }: GroupListProps): ReactNode {
  const { rows, analysts, current, column } = comparing;
  const documents = useStore(workbench.state, (state) => state.documents);
  const tags = useStore(workbench.state, (state) => state.tags);
  const entities = useStore(workbench.state, (state) => state.entities);
  const people = useStore(workbench.state, (state) => state.analysts);
  const titles = useMemo(
    () =>
      new Map<string, string>(documents.map(({ summary }) => [summary.id, summary.metadata.title])),
    [documents],
  );
  const tagOf = useMemo(() => {
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    return (id: TagId) => byId.get(id);
  }, [tags]);
  const valueOf = useMemo(() => {
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    return ({ value }: CompareMember): string =>
      value === null ? '' : valueInWords(value, (id) => names.get(id) ?? strings.entities.unknown);
  }, [entities]);
  const scroller = useRef<HTMLDivElement>(null);
  const room = roomIn(useWidth(scroller), analysts.length);
  const place = useMemo(
    () => (current === null ? -1 : rows.findIndex(({ key }) => key === current)),
    [rows, current],
  );
  const go = (at: number, to = column): void => {
    const row = rows[at];
    if (row !== undefined) workbench.comparing.show(row.key, to);
  };
  const onKey = (event: KeyboardEvent, active: number): void => {
    const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (side === 0) return;
    event.preventDefault();
    go(active, Math.max(0, Math.min(analysts.length - 1, column + side)));
  };
  const areMany = new Set(rows.map(({ document }) => document)).size > 1;
  const nameOfAnalyst = (analyst: AnalystId | undefined): string =>
    people.find(({ id }) => id === analyst)?.name ?? strings.compare.someone;
  const nameOf = (at: number): string => nameOfAnalyst(analysts[at]);
  const changesIn = ({ changed }: CompareMember): string => {
    const now = new Date();
    const told = changed.map(({ field, by, at }) => ({
      field,
      name: nameOfAnalyst(by),
      moment: formatMoment(at, now),
    }));
    return strings.compare.changedSince(told);
  };
  const said = (row: CompareRow): string => {
    const each = analysts.map((analyst, at) => {
      const member = row.members.find((one) => one.analyst === analyst);
      if (member === undefined) return strings.compare.saidNothing(nameOf(at));
      const label = capitalised(tagOf(member.tag)?.label ?? strings.compare.unknownTag);
      return strings.compare.saidOf(nameOf(at), label, short(member.exact), [
        valueOf(member),
        changesIn(member),
      ]);
    });
    const title = areMany ? titleIn(titles, row.document) : '';
    return strings.compare.row(row, withoutIn(row, analysts.length), each, title);
  };
  const rowAt = (index: number): ListRow | null => {
    const row = rows[index];
    return row === undefined
      ? null
      : {
          said: said(row),
          isSelected: index === place,
          content: (
            <GroupRow
              row={row}
              analysts={analysts}
              title={areMany ? titleIn(titles, row.document) : null}
              tagOf={tagOf}
              valueOf={valueOf}
              nameOf={nameOfAnalyst}
              changesIn={changesIn}
              missed={missed?.key === row.key ? missed.analyst : null}
              room={room}
              column={index === place ? column : null}
              onColumn={(at) => {
                go(index, at);
              }}
            />
          ),
        };
  };
  return (
    <RowList
      label={strings.compare.list}
      description={strings.compare.listHint}
      count={rows.length}
      place={place}
      row={rowAt}
      rowHeight={ROW_HEIGHT}
      page={PAGE}
      scrollerRef={scroller}
      rowClassName={styles['row']}
      style={{ '--columns': analysts.length } as CSSProperties}
      onMove={(at) => {
        go(at);
      }}
      onGo={(at) => {
        const row = rows[at];
        if (row !== undefined) onGo(row.key);
      }}
      onKey={onKey}
    />
  );
}

const titleIn = (titles: ReadonlyMap<string, string>, document: DocumentId): string =>
  titles.get(document) ?? '';
