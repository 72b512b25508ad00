import { Check, CircleDashed, PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnalystId, TagId } from '#core/model';
import type { CompareMember, CompareRow, Tag } from '#renderer/store';
import { classNames, inkOf } from '#renderer/ui';
import { capitalised, strings } from '#renderer/words';
import { partsOf } from './differing.ts';
import { withoutIn } from './group-fields.ts';
import styles from './group-list.module.css';

export interface GroupRowProps {
  readonly row: CompareRow;
  readonly analysts: readonly AnalystId[];
  /** Null where it goes without saying. */
  readonly title: string | null;
  readonly tagOf: (id: TagId) => Tag | undefined;
  readonly valueOf: (member: CompareMember) => string;
  readonly nameOf: (analyst: AnalystId) => string;
  /** What of an annotation others have said since, in words; empty where they have not. */
  readonly changesIn: (member: CompareMember) => string;
  /** Whose part was to be taken over though there is none; null without. */
  readonly missed: AnalystId | null;
  /** The column that the keyboard stands on; null where it is on another row. */
  readonly column: number | null;
  readonly onColumn: (column: number) => void;
  /** Characters that a passage has room for. */
  readonly room: number;
}

/** What is drawn of a group. A screen reader hears it from the row's own name. */
export function GroupRow(props: GroupRowProps): ReactNode {
  const { row, analysts, title, column, onColumn, missed } = props;
  const without = withoutIn(row, analysts.length);
  const { kind, members, decided } = row;
  const words = strings.compare;
  return (
    <>
      <span className={styles['kind']} data-kind={kind}>
        <span>{words.kinds[kind]}</span>
        {kind === 'same' && without > 0 && (
          <span className={styles['title']}>{words.without(without)}</span>
        )}
        {title !== null && (
          <span className={styles['title']} dir="auto">
            {title}
          </span>
        )}
      </span>
      {analysts.map((analyst, at) => {
        const member = members.find((each) => each.analyst === analyst);
        return (
          <span
            key={analyst}
            className={classNames(styles['cell'], column === at && styles['active'])}
            onClick={() => {
              onColumn(at);
            }}
          >
            {member === undefined ? (
              <span className={styles['nothing']} data-missed={missed === analyst || undefined}>
                {missed === analyst ? words.nothingToTake : words.nothing}
              </span>
            ) : (
              <Cell {...props} member={member} />
            )}
          </span>
        );
      })}
      <span className={styles['decision']} data-standing={decided?.standing}>
        {decided !== null && (
          <>
            {decided.standing === 'holds' ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
            <span>{words.decision(decided)}</span>
          </>
        )}
      </span>
    </>
  );
}

function Cell({
  row,
  member,
  tagOf,
  valueOf,
  nameOf,
  changesIn,
  room,
}: GroupRowProps & { readonly member: CompareMember }): ReactNode {
  const tag = tagOf(member.tag);
  const value = valueOf(member);
  const { before, head, common, tail, after } = partsOf(row, member, room);
  const isKept = row.decided?.kept.has(member.id) === true;
  const others = row.members.filter(({ id }) => id !== member.id);
  const hasOtherTag = others.some((other) => other.tag !== member.tag);
  const hasOtherValue = !hasOtherTag && others.some((other) => valueOf(other) !== value);
  return (
    <>
      <span className={styles['tag']} style={inkOf(tag?.colour ?? 'plain')}>
        <span data-line={tag?.line ?? 'none'} data-differs={hasOtherTag || undefined} dir="auto">
          {capitalised(tag?.label ?? strings.compare.unknownTag)}
        </span>
        {value !== '' && (
          <span
            className={styles['value']}
            data-differs={(row.kind === 'valued' && hasOtherValue) || undefined}
            dir="auto"
          >
            {value}
          </span>
        )}
        {member.changed.length > 0 && (
          <span className={styles['changed']} title={changesIn(member)} dir="auto">
            <PencilLine />
            {strings.compare.changedBy([...new Set(member.changed.map(({ by }) => nameOf(by)))])}
          </span>
        )}
        {isKept && <Check aria-hidden className={styles['kept']} />}
      </span>
      <span className={styles['passage']} dir="auto">
        <span className={styles['around']}>{before}</span>
        {head !== '' && <mark>{head}</mark>}
        {common}
        {tail !== '' && <mark>{tail}</mark>}
        <span className={styles['around']}>{after}</span>
      </span>
    </>
  );
}
