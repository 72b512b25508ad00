import { ChevronDown } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { ADJUDICATED, type AnalystId, type DocumentId, type TagId } from '#core/model';
import { type CompareKind, type ComparingState, type Workbench } from '#renderer/store';
import { CheckMenu, classNames } from '#renderer/ui';
import { capitalised, formatNumber, strings } from '#renderer/words';
import styles from './compare.module.css';

export interface CompareBarProps {
  readonly workbench: Workbench;
  readonly comparing: ComparingState;
}

const kinds: readonly CompareKind[] = ['same', 'valued', 'retagged', 'overlapping', 'alone'];

/** Who is compared. */
export function AnalystsButton({ workbench, comparing }: CompareBarProps): ReactNode {
  const people = useStore(workbench.state, (state) => state.analysts);
  const own = useStore(workbench.state, (state) => state.analyst);
  const { analysts, sizes } = comparing;
  const words = strings.compare;
  const names = analysts.map((id) => people.find((each) => each.id === id)?.name ?? '');
  const toggle = (id: AnalystId): void => {
    const next = analysts.includes(id) ? analysts.filter((each) => each !== id) : [...analysts, id];
    workbench.comparing.choose(next);
  };
  const items = people.map(({ id, name }) => {
    const isOn = analysts.includes(id);
    const label = id === own ? strings.analysts.you(name) : name;
    const count = sizes.get(id) ?? 0;
    // What is decided meanwhile is counted when it is compared itself.
    const isCounted = count > 0 || id !== ADJUDICATED;
    return {
      id,
      label,
      isOn,
      spoken: words.person(label, isCounted ? count : null, isOn),
      detail: isCounted ? formatNumber(count) : '',
      staysOpen: true,
    };
  });
  return (
    <CheckMenu
      label={words.choosePeople}
      items={items}
      onChoose={(id) => {
        toggle(id as AnalystId);
      }}
    >
      <Button className={classNames(styles['people'])} aria-label={words.peopleAre(names)}>
        <span dir="auto">{words.people(names)}</span>
        <ChevronDown aria-hidden />
      </Button>
    </CheckMenu>
  );
}

/** Which groups are shown, with how many there are of each kind. */
export function CompareFilters({ workbench, comparing }: CompareBarProps): ReactNode {
  const { filter, counts } = comparing;
  const words = strings.compare;
  const all = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const choices: readonly (readonly [CompareKind | null, number])[] = [
    [null, all],
    ...kinds.map((kind) => [kind, counts[kind]] as const),
  ];
  return (
    <div role="group" aria-label={words.filterKind} className={styles['kinds']}>
      {choices.map(([kind, count]) => {
        // What there is none of is left out, unless it is what is asked for.
        if (count === 0 && kind !== null && filter.kind !== kind) return null;
        const label = kind === null ? words.allKinds : words.kinds[kind];
        return (
          <button
            key={kind ?? 'all'}
            type="button"
            aria-pressed={filter.kind === kind}
            aria-label={words.kindCount(label, count)}
            onClick={() => {
              workbench.comparing.filter({ kind });
            }}
          >
            <span>{label}</span>
            <b>{formatNumber(count)}</b>
          </button>
        );
      })}
    </div>
  );
}

/** Of which tag and document, and whether only of what is still to decide. */
export function CompareNarrowing({ workbench, comparing }: CompareBarProps): ReactNode {
  const { filter } = comparing;
  const words = strings.compare;
  const tags = useStore(workbench.state, (state) => state.tags);
  const documents = useStore(workbench.state, (state) => state.documents);
  const titled = useMemo(() => documents.filter(({ counts }) => counts.size > 0), [documents]);
  return (
    <>
      <select
        aria-label={words.filterTag}
        value={filter.tag ?? ''}
        onChange={({ target }) => {
          workbench.comparing.filter({ tag: target.value === '' ? null : (target.value as TagId) });
        }}
      >
        <option value="">{words.allTags}</option>
        {tags.map(({ id, label }) => (
          <option key={id} value={id}>
            {capitalised(label)}
          </option>
        ))}
      </select>
      {titled.length > 1 && (
        <select
          aria-label={words.filterDocument}
          className={styles['documents']}
          value={filter.document ?? ''}
          onChange={({ target }) => {
            const document = target.value === '' ? null : (target.value as DocumentId);
            workbench.comparing.filter({ document });
          }}
        >
          <option value="">{words.allDocuments}</option>
          {titled.map(({ summary }) => (
            <option key={summary.id} value={summary.id}>
              {summary.metadata.title}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
