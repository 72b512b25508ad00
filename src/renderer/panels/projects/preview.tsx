import { useState, type ReactNode } from 'react';
import type { OpeningGroup, OpeningPreview, ProjectFiles } from '#renderer/store';
import { Button, classNames, DialogFoot, Keys, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import { OpeningTree } from './opening-tree.tsx';
import styles from './preview.module.css';
import { effects, type Effect } from './tree-rows.ts';

/** What a project would bring, each part of it to be left out, before any of it is written. */

const words = strings.openProject;

interface Ticked {
  readonly taken: number;
  readonly total: number;
}

function tickedOf({ groups }: OpeningPreview): Ticked {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const taken = groups.reduce((sum, { count, leftOut }) => sum + count - leftOut, 0);
  return { taken, total };
}

/** Whether anything that a person sees would be otherwise. */
export const isSeen = ({ groups, conflicts }: OpeningPreview): boolean =>
  groups.length > 0 || conflicts > 0;

/** Whether there is anything to take in. */
export const canAccept = (preview: OpeningPreview): boolean =>
  preview.changes > 0 && (!isSeen(preview) || tickedOf(preview).taken > 0);

export interface PreviewBodyProps {
  readonly projects: ProjectFiles;
  readonly preview: OpeningPreview;
  readonly onEnter: () => void;
}

export function PreviewBody({ projects, preview, onEnter }: PreviewBodyProps): ReactNode {
  // Lines stay where they are, whatever is left out.
  const [hadConflicts] = useState(preview.conflicts > 0);
  if (!isSeen(preview))
    return preview.changes > 0 ? (
      <p>
        {preview.settled > 0
          ? words.onlySettled(preview.settled)
          : words.onlyHistory(preview.changes)}
      </p>
    ) : (
      <>
        <p className={styles['here']}>{words.everythingHere}</p>
        {preview.since !== 'nothing' && <p>{words.since[preview.since]}</p>}
      </>
    );
  const lines = summaryOf(preview, hadConflicts);
  const told = lines.map(
    ({ label, text, yours }) => `${label}: ${text}${yours === '' ? '' : `; ${yours}`}.`,
  );
  return (
    <>
      <Summary lines={lines} />
      <OpeningTree
        projects={projects}
        preview={preview}
        description={[...told, words.treeKeys].join(' ')}
        onEnter={onEnter}
      />
      <Under />
    </>
  );
}

export interface PreviewFootProps {
  readonly preview: OpeningPreview;
  /** It is being taken in. */
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onAccept: () => void;
}

export function PreviewFoot({ preview, isBusy, onCancel, onAccept }: PreviewFootProps): ReactNode {
  const { taken, total } = tickedOf(preview);
  const isNothing = preview.changes === 0;
  return (
    <DialogFoot
      status={isSeen(preview) ? words.ticked(taken, total) : ''}
      isFirst={!isSeen(preview)}
    >
      <Button onPress={onCancel} {...(isNothing && { variant: 'primary' as const })}>
        {isNothing ? strings.close : strings.cancel}
      </Button>
      {!isNothing && (
        <Button variant="primary" isDisabled={isBusy || !canAccept(preview)} onPress={onAccept}>
          {words.confirm}
        </Button>
      )}
    </DialogFoot>
  );
}

interface Line {
  readonly key: Effect | 'conflicts' | 'settled' | 'project';
  readonly label: string;
  readonly text: string;
  /** Of one's own work, how much. */
  readonly yours: string;
}

function countsOf(groups: readonly OpeningGroup[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, count } of groups) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return counts;
}

/** All of it at a glance: a line for each thing that becomes of records, where anything does. */
function summaryOf(
  { groups, conflicts, settled, projectName }: OpeningPreview,
  hasConflicts: boolean,
): readonly Line[] {
  const project: readonly Line[] =
    projectName === ''
      ? []
      : [{ key: 'project', label: words.project, text: projectName, yours: '' }];
  const others: readonly Line[] =
    settled === 0
      ? []
      : [{ key: 'settled', label: words.settledLine, text: words.settledTold(settled), yours: '' }];
  const lines = effects.flatMap((key): Line[] => {
    const own = groups.filter(({ effect }) => effect === key);
    const yours = key === 'new' ? 0 : own.reduce((sum, group) => sum + group.yours, 0);
    const line = { key, label: words.effects[key], text: words.counted(countsOf(own)) };
    return own.length === 0 ? [] : [{ ...line, yours: yours === 0 ? '' : words.ofYours(yours) }];
  });
  return !hasConflicts
    ? [...project, ...lines, ...others]
    : [
        ...project,
        ...lines,
        ...others,
        { key: 'conflicts', label: words.atOdds, text: words.conflictsTold(conflicts), yours: '' },
      ];
}

function Summary({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return (
    <dl className={styles['summary']}>
      {lines.map(({ key, label, text, yours }) => (
        <div key={key} className={classNames(key === 'deleted' && yours !== '' && styles['alarm'])}>
          <dt>{label}</dt>
          <dd>
            {text}
            {yours !== '' && <span className={styles['yours']}>; {yours}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How all of it is taken back, and by which keys it is gone through. */
function Under(): ReactNode {
  const undo = useChord('edit.undo');
  return (
    <p className={styles['under']}>
      <span>
        {undo === undefined ? words.undoKeyless : words.undo}{' '}
        {undo !== undefined && <Keys chord={undo} />}
      </span>
      <span>{words.treeKeys}</span>
    </p>
  );
}
