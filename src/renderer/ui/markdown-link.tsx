import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { strings } from '#renderer/words';
import { Hint } from './hint.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './markdown.module.css';

/** What pressing a link to somewhere within the program does; null where it leads nowhere. */
export type Follow = (address: string) => (() => void) | null;

/** Milliseconds for which a link says that its address was copied. */
const TOLD_FOR = 2_500;

/** Addresses that somebody may want to open elsewhere. Of any other kind only the words are shown. */
const isWebAddress = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address);

export interface MarkdownLinkProps {
  readonly address: string;
  readonly follow: Follow | undefined;
  readonly children: ReactNode;
}

/**
 * A link is never followed by itself: the program goes nowhere on the network. A press on one to a web
 * page copies its address, and a hint shows that; one to a place of the program's own leads there.
 * There is no element with an address in it, so that nothing can be opened, dragged or fetched.
 */
export function MarkdownLink({ address, follow, children }: MarkdownLinkProps): ReactNode {
  const go = follow?.(address) ?? null;
  if (go !== null)
    return (
      <Link className={styles['place'] ?? ''} onPress={go}>
        {children}
      </Link>
    );
  if (!isWebAddress(address)) return <span className={styles['dead']}>{children}</span>;
  return <CopiedLink address={address}>{children}</CopiedLink>;
}

function CopiedLink({ address, children }: Omit<MarkdownLinkProps, 'follow'>): ReactNode {
  const words = strings.markdown;
  const [told, setTold] = useState('');
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => {
      setTold('');
    }, TOLD_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [told]);
  const copy = (): void => {
    void navigator.clipboard.writeText(address).then(
      () => {
        setTold(words.copied);
      },
      () => {
        setTold(words.notCopied);
      },
    );
  };
  return (
    <>
      <Hint
        title={words.link}
        parts={[{ text: address }, { text: told === '' ? words.pressToCopy : told }]}
      >
        <Link className={styles['link'] ?? ''} aria-description={words.pressToCopy} onPress={copy}>
          {children}
        </Link>
      </Hint>
      <VisuallyHidden>
        <span role="status">{told}</span>
      </VisuallyHidden>
    </>
  );
}
