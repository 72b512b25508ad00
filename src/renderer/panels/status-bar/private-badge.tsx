import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Workbench } from '#renderer/store';
import { chordKeys, classNames, Hint, isMacPlatform, useChord } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './private-badge.module.css';

export interface PrivateBadgeProps {
  readonly workbench: Workbench;
  readonly className: string;
  readonly onPress: () => void;
}

const words = strings.private;

/** That this is the private workbench; pressed, how it is locked. Nothing in an ordinary one. */
export function PrivateBadge({ workbench, className, onPress }: PrivateBadgeProps): ReactNode {
  const isPrivate = useStore(workbench.state, (state) => state.isPrivate);
  const chord = useChord('private.lock');
  if (!isPrivate) return null;
  const key =
    chord === undefined
      ? []
      : [{ text: words.lock.byKey(chordKeys(chord, isMacPlatform).join(' ')) }];
  return (
    <Hint title={words.badgeTitle} parts={[{ text: words.badgeHint }, ...key]} placement="top">
      <Button
        className={classNames(className, styles['badge'])}
        aria-haspopup="dialog"
        onPress={onPress}
      >
        <Lock aria-hidden />
        {words.badge}
      </Button>
    </Hint>
  );
}
