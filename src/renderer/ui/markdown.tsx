import { Component, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { strings } from '#renderer/words';
import { classNames } from './class-names.ts';
import { isWithinLimits } from './markdown-limits.ts';
import type { Follow } from './markdown-link.tsx';
import type { draw } from './markdown-rendered.tsx';
import styles from './markdown.module.css';

/** The parser, and what draws its trees, come once there is a note to show. */
let drawing: typeof draw | null = null;
let isAsked = false;
const listeners = new Set<() => void>();

const current = (): typeof draw | null => drawing;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Has what draws Markdown ready before it is needed. Without it notes are shown as they are written. */
export function loadMarkdown(): void {
  if (isAsked) return;
  isAsked = true;
  import('./markdown-rendered.tsx').then(
    (loaded) => {
      drawing = loaded.draw;
      for (const tell of listeners) tell();
    },
    () => {
      isAsked = false;
    },
  );
}

export interface MarkdownProps {
  readonly text: string;
  /** For links to places within the program. */
  readonly follow?: Follow;
  readonly className?: string | undefined;
}

/**
 * A text in Markdown (CommonMark with tables, tasks, footnotes and strikethrough), which may come from
 * anybody: without HTML, images or links that lead out. What is too long or too deep to be parsed
 * without a wait is shown as it is written, and says so.
 */
export function Markdown({ text, follow, className }: MarkdownProps): ReactNode {
  const drawn = useSyncExternalStore(subscribe, current);
  useEffect(loadMarkdown, []);
  const isParsed = useMemo(() => isWithinLimits(text), [text]);
  const plain = (
    <div dir="auto" className={styles['plain']}>
      {text}
    </div>
  );
  return (
    <div className={classNames(styles['markdown'], className)}>
      {!isParsed && <p className={styles['said']}>{strings.markdown.notParsed}</p>}
      {isParsed && drawn !== null ? (
        <Unbroken key={text} otherwise={plain}>
          {drawn(text, follow)}
        </Unbroken>
      ) : (
        plain
      )}
    </div>
  );
}

interface UnbrokenProps {
  readonly otherwise: ReactNode;
  readonly children: ReactNode;
}

/** Shows the text itself where drawing it fails. */
class Unbroken extends Component<UnbrokenProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.otherwise : this.props.children;
  }
}
