import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import { useStore } from 'zustand';
import type { Trash, TrashItem, Workbench } from '#renderer/store';
import {
  Button,
  classNames,
  Dialog,
  DialogFoot,
  Dot,
  LongList,
  SearchField,
  Tick,
} from '#renderer/ui';
import { formatDayAndTime, strings } from '#renderer/words';
import { groupOf, rowsOf } from './trash-rows.ts';
import styles from './trash-dialog.module.css';

export interface TrashDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

type Reading =
  { readonly kind: 'reading' | 'failed' } | { readonly kind: 'read'; readonly trash: Trash };

const words = strings.trash;
const firstMost = 2_000;

/** What was deleted, to be brought back: one or many at a time, each time one step. */
export function TrashDialog({ workbench, onClose }: TrashDialogProps): ReactNode {
  const { past } = workbench;
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [most, setMost] = useState(firstMost);
  const [query, setQuery] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [status, setStatus] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const read = useCallback(
    (): Promise<void> =>
      past.trash(most).then(
        (trash) => {
          setReading({ kind: 'read', trash });
        },
        () => {
          setReading({ kind: 'failed' });
        },
      ),
    [past, most],
  );
  useEffect(() => void read(), [read]);
  const items = useMemo(() => (reading.kind === 'read' ? reading.trash.items : []), [reading]);
  const isEmpty = items.length === 0;
  useEffect(() => {
    if (reading.kind === 'reading') return;
    // Where the list came, or went, the keyboard follows.
    const { activeElement } = document;
    if (activeElement?.matches('input, [role="listbox"]') === true) return;
    if (isEmpty) foot.current?.querySelector('button')?.focus();
    else list.current?.focus();
  }, [reading.kind, isEmpty]);

  const restore = async (records: readonly TrashItem[]): Promise<void> => {
    await past.restore(records.map(({ record }) => record));
    setStatus(workbench.state.getState().notices.at(-1)?.text ?? '');
    setTicked(new Set());
    await read();
  };
  const chosen = items.filter(({ record }) => ticked.has(record));
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      width="wide"
      actions={
        <DialogFoot
          status={status === '' && chosen.length > 0 ? words.ticked(chosen.length) : status}
          footRef={foot}
        >
          <Button onPress={onClose}>{strings.close}</Button>
          {!isEmpty && (
            <Button
              variant="primary"
              isDisabled={chosen.length === 0}
              onPress={() => void restore(chosen)}
            >
              {words.restore(chosen.length)}
            </Button>
          )}
        </DialogFoot>
      }
    >
      {reading.kind === 'read' && !isEmpty ? (
        <Deleted
          workbench={workbench}
          trash={reading.trash}
          query={query}
          onQuery={setQuery}
          ticked={ticked}
          listRef={list}
          onTick={(records) => {
            setStatus('');
            setTicked(toggled(ticked, records));
          }}
          onEnter={(item) => void restore(chosen.length > 0 ? chosen : [item])}
          onMore={() => {
            setMost(most * 2);
          }}
        />
      ) : (
        <p className={styles['empty']}>
          {reading.kind === 'failed'
            ? words.failed
            : reading.kind === 'reading'
              ? words.looking
              : words.empty}
        </p>
      )}
    </Dialog>
  );
}

/** Those that were not ticked are, and the other way round. */
function toggled(ticked: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(ticked);
  for (const key of keys) if (!next.delete(key)) next.add(key);
  return next;
}

interface DeletedProps {
  readonly workbench: Workbench;
  readonly trash: Trash;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly ticked: ReadonlySet<string>;
  readonly listRef: Ref<HTMLDivElement>;
  readonly onTick: (records: readonly string[]) => void;
  readonly onEnter: (item: TrashItem) => void;
  readonly onMore: () => void;
}

/** The list with what narrows it. */
function Deleted(props: DeletedProps): ReactNode {
  const { workbench, trash, query, onQuery, ticked, listRef, onTick, onEnter, onMore } = props;
  const tags = useStore(workbench.state, (state) => state.tags);
  const typed = useDeferredValue(query);
  const rows = useMemo(() => rowsOf(trash.items, typed), [trash.items, typed]);
  const colours = useMemo(() => new Map(tags.map(({ id, colour }) => [id, colour])), [tags]);
  const colourOf = ({ sketch }: TrashItem): string | null =>
    sketch === null ? null : (colours.get(sketch.tag) ?? 'plain');
  return (
    <>
      <SearchField
        label={words.filter}
        placeholder={words.filter}
        value={query}
        onChange={onQuery}
        onLeave={() => undefined}
      />
      {rows.length === 0 ? (
        <p className={styles['empty']}>{words.noMatch}</p>
      ) : (
        <LongList
          label={words.list}
          description={words.keys}
          rows={rows}
          rowHeight={50}
          chosen={ticked}
          listRef={listRef}
          onTick={onTick}
          onEnter={onEnter}
          describe={describe}
          draw={(item, isTicked) => (
            <Item item={item} isTicked={isTicked} colour={colourOf(item)} />
          )}
        />
      )}
      <p className={styles['under']}>
        <span>{words.count(trash.items.length)}</span>
        {trash.isMore ? (
          <Button variant="quiet" onPress={onMore}>
            {words.more}
          </Button>
        ) : (
          <span>{words.keys}</span>
        )}
      </p>
    </>
  );
}

const describe = (item: TrashItem): string =>
  words.described(
    labelOf(item),
    groupOf(item).heading,
    formatDayAndTime(item.deletedAt),
    item.deletedBy,
  );

const labelOf = ({ label }: TrashItem): string => (label === '' ? words.noWords : label);

interface ItemProps {
  readonly item: TrashItem;
  readonly isTicked: boolean;
  readonly colour: string | null;
}

function Item({ item, isTicked, colour }: ItemProps): ReactNode {
  const { kind, deletedAt, deletedBy } = item;
  return (
    <>
      <Tick isTicked={isTicked} />
      {colour !== null && <Dot colour={colour} />}
      <span className={styles['words']}>
        <bdi className={classNames(styles['label'], kind === 'annotation' && styles['quote'])}>
          {labelOf(item)}
        </bdi>
        <span className={styles['deleted']}>
          {words.deleted(formatDayAndTime(deletedAt), deletedBy)}
        </span>
      </span>
    </>
  );
}
