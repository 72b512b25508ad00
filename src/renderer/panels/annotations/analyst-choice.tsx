import { ChevronDown, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { AnalystId } from '#core/model';
import type { AnalystFilter, Workbench } from '#renderer/store';
import { CheckMenu, classNames, type CheckMenuItem } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './analyst-choice.module.css';

/** The filter without, or with, one more analyst. */
export function toggled(
  filter: AnalystFilter,
  analyst: AnalystId,
  all: readonly AnalystId[],
  own: readonly AnalystId[],
): AnalystFilter {
  const now = new Set(
    filter.kind === 'everyone' ? all : filter.kind === 'mine' ? own : filter.analysts,
  );
  if (!now.delete(analyst)) now.add(analyst);
  return now.size === all.length ? { kind: 'everyone' } : { kind: 'chosen', analysts: now };
}

/** Whose annotations are shown; nothing where there is only one analyst, and all of theirs. */
export function AnalystChoice({ workbench }: { readonly workbench: Workbench }): ReactNode {
  const analysts = useStore(workbench.state, (state) => state.analysts);
  const filter = useStore(workbench.state, (state) => state.analystFilter);
  const own = useStore(workbench.state, (state) => state.analyst);
  const outOfSight = useStore(workbench.state, (state) => state.open?.outOfSight ?? 0);
  const words = strings.analysts;
  if (analysts.length < 2 && filter.kind === 'everyone') return null;
  const chosen =
    filter.kind === 'chosen' ? analysts.filter(({ id }) => filter.analysts.has(id)) : [];
  const isFiltered = filter.kind !== 'everyone';
  const act = (key: string): void => {
    if (key === 'everyone' || key === 'mine') return workbench.setAnalystFilter({ kind: key });
    const all = analysts.map(({ id }) => id);
    workbench.setAnalystFilter(toggled(filter, key as AnalystId, all, own === null ? [] : [own]));
  };
  const isOn = (id: AnalystId): boolean =>
    filter.kind === 'everyone' || (filter.kind === 'mine' ? id === own : filter.analysts.has(id));
  const named = words.filtered(
    filter.kind,
    chosen.map(({ name }) => name),
  );
  const item = (id: string, label: string, isItemOn: boolean): CheckMenuItem => ({
    id,
    label,
    isOn: isItemOn,
    spoken: isItemOn ? words.isShown(label) : label,
  });
  const items: readonly CheckMenuItem[] = [
    item('everyone', words.everyone, filter.kind === 'everyone'),
    item('mine', words.mine, filter.kind === 'mine'),
    ...analysts.map(({ id, name }, index) => ({
      ...item(id, id === own ? words.you(name) : name, isOn(id)),
      staysOpen: true,
      beginsGroup: index === 0,
    })),
  ];
  return (
    <div className={styles['row']} data-filtered={isFiltered || undefined}>
      <CheckMenu label={words.shown} items={items} onChoose={act}>
        <Button className={classNames(styles['button'])} aria-label={words.shownAre(named)}>
          {isFiltered && <EyeOff aria-hidden />}
          <span dir="auto">{named}</span>
          <ChevronDown aria-hidden />
        </Button>
      </CheckMenu>
      {outOfSight > 0 && <span className={styles['hidden']}>{words.outOfSight(outOfSight)}</span>}
    </div>
  );
}
