import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SaidBy, Workbench } from '#renderer/store';
import { Button, Menu, menuCommand } from '#renderer/ui';
import { strings } from '#renderer/words';
import { nameOf } from './said.ts';

/** Milliseconds without a decision before it is counted who has a say in how many. */
const REST = 250;

export interface TakeAllProps {
  readonly workbench: Workbench;
  readonly onTaken: (name: string, count: number) => void;
}

/** Decides everything that one person has a say in by what they say. */
export function TakeAll({ workbench, onTaken }: TakeAllProps): ReactNode {
  const words = strings.conflicts;
  const revision = useStore(workbench.state, ({ conflicts }) => conflicts.revision);
  const [people, setPeople] = useState<readonly (SaidBy & { readonly count: number })[]>([]);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      workbench.conflicts
        .people()
        .then((told) => {
          if (!isOver) setPeople(told);
        })
        .catch(() => undefined);
    }, REST);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [workbench, revision]);
  if (people.length === 0) return null;
  const commands = people.map((person) =>
    menuCommand(person.analyst, words.takeAllOf(nameOf(person), person.count), () => {
      void workbench.conflicts.resolveMany({ analyst: person.analyst }).then((count) => {
        onTaken(person.name, count);
      });
    }),
  );
  return (
    <Menu label={words.takeAll} commands={commands}>
      <Button variant="quiet">{words.takeAll}</Button>
    </Menu>
  );
}
