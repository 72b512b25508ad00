import type { DocumentSummary } from '#contract';
import type { DocumentBody } from '#core/text';
import { formatEdtf, strings } from '#renderer/words';
import styles from './reading-surface.module.css';

interface Props {
  readonly summary: DocumentSummary;
  readonly body: DocumentBody;
  readonly onDetails: (() => void) | undefined;
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Whether the text says its own title before anything else of substance. */
function opensWithTitle(body: DocumentBody, title: string): boolean {
  const blocks = body.blocks.slice(0, 12).filter((block) => block.boilerplate !== true);
  const first = blocks.find((block) => block.kind === 'heading') ?? blocks[0];
  if (first === undefined || blocks.indexOf(first) > 1) return false;
  return (
    folded(body.text.slice(first.start, Math.min(first.end, first.start + 500))) === folded(title)
  );
}

/** Title and provenance, above the text and not part of it: nothing here can be tagged. */
export function DocumentHeader({ summary, body, onDetails }: Props) {
  const { metadata, words, id } = summary;
  const facts = [
    metadata.publisher,
    metadata.authors?.join(', '),
    metadata.published === undefined ? undefined : formatEdtf(metadata.published),
    strings.surface.words(words),
    metadata.fileName,
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <header className={styles['header']}>
      {opensWithTitle(body, metadata.title) ? null : <h1 dir="auto">{metadata.title}</h1>}
      <p className={styles['meta']}>
        {facts.map((fact) => (
          <span key={fact} dir="auto">
            {fact}
          </span>
        ))}
        <span title={strings.surface.hash(id)}>
          sha256 {id.slice(0, 4)}…{id.slice(-2)}
        </span>
        {onDetails !== undefined && (
          <button type="button" className={styles['details']} onClick={onDetails}>
            {strings.details.button}
          </button>
        )}
      </p>
    </header>
  );
}
