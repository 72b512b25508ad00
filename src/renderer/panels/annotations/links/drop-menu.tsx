import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { Popover } from '#renderer/ui';
import { strings } from '#renderer/words';
import type { Desk } from '../desk.ts';
import { sketchOf } from './sketch-of.ts';
import { TypeMenu } from './type-menu.tsx';

export interface DropMenuProps {
  readonly workbench: Workbench;
  readonly desk: Desk;
}

/** After a drag onto a card: how the two are linked. */
export function DropMenu({ workbench, desk }: DropMenuProps): ReactNode {
  const dropped = useStore(desk, (state) => state.dropped);
  const to = dropped?.to ?? null;
  const anchor = useMemo(
    () => ({
      current:
        to === null ? null : document.querySelector(`[data-card="${CSS.escape(to)}"] blockquote`),
    }),
    [to],
  );
  if (dropped === null || anchor.current === null) return null;
  const close = (): void => {
    desk.setState({ dropped: null });
  };
  return (
    <Popover label={strings.links.type} anchor={anchor} onClose={close}>
      <TypeMenu
        workbench={workbench}
        onChoose={(type) => {
          close();
          const other = workbench.state.getState().open?.annotations.get(dropped.to);
          if (other !== undefined) workbench.relations.link(dropped.from, [sketchOf(other)], type);
        }}
      />
    </Popover>
  );
}
