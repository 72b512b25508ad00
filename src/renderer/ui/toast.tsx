import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
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
  readonly onDismiss: () => void;
}

const shownFor = 6000;

/**
 * A sentence at the foot of the page. One that tells of something done leaves by itself; one that
 * tells of a problem stays until it is dismissed. The announcing is the live region's work.
 */
export function Toast({ kind, text, command = '', onDismiss }: ToastProps): ReactNode {
  const chord = useChord(command);
  useEffect(() => {
    if (kind === 'problem') return;
    const timer = setTimeout(onDismiss, shownFor);
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
