import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { useChord } from './command-keys.ts';
import { IconButton } from './icon-button.tsx';
import { Keys } from './kbd.tsx';
import { strings } from '#renderer/words';
import styles from './toast.module.css';

export interface ToastProps {
  readonly kind: 'done' | 'problem';
  readonly text: string;
  /** The command that it speaks of, whose key stands behind it. */
  readonly command?: string;
  /** Leads to what it tells of. */
  readonly way?: {
    readonly command: string;
    readonly label: string;
    readonly onPress: () => void;
  };
  readonly onDismiss: () => void;
}

const shownFor = 6000;
/** Whoever is to press something is given the time to. */
const shownWithWay = 20_000;

/**
 * A sentence at the foot of the page. One that tells of something done leaves by itself; one that
 * tells of a problem stays until it is dismissed. The announcing is the live region's work.
 */
export function Toast({ kind, text, command = '', way, onDismiss }: ToastProps): ReactNode {
  const chord = useChord(command);
  const wayChord = useChord(way?.command ?? '');
  const time = way === undefined ? shownFor : shownWithWay;
  useEffect(() => {
    if (kind === 'problem') return;
    const timer = setTimeout(onDismiss, time);
    return () => {
      clearTimeout(timer);
    };
    // The first render's callback dismisses the same toast as any later one's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kind, text]);
  return (
    <div className={classNames(styles['toast'], kind === 'problem' && styles['problem'])}>
      <span className={styles['text']}>{text}</span>
      {chord !== undefined && <Keys chord={chord} />}
      {way !== undefined && (
        <Button onPress={way.onPress} className={classNames(styles['way'])}>
          {way.label}
          {wayChord !== undefined && <Keys chord={wayChord} />}
        </Button>
      )}
      <IconButton label={strings.dismiss} onPress={onDismiss} className={styles['close']}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

/** Where toasts stand. */
export function ToastRegion({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={strings.notices} className={styles['region']}>
      {children}
    </section>
  );
}
