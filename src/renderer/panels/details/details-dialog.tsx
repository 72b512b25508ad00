import { useState, type ReactNode } from 'react';
import { printDate, readDate } from '#core/values';
import type { OpenDocument, Workbench } from '#renderer/store';
import { Button, Dialog, TextField } from '#renderer/ui';
import { strings } from '#renderer/words';
import styles from './details-dialog.module.css';

export interface DetailsDialogProps {
  readonly workbench: Workbench;
  readonly onClose: () => void;
}

const words = strings.details;

/** What is stated of the open document; saved as one step. */
export function DetailsDialog({ workbench, onClose }: DetailsDialogProps): ReactNode {
  const [document] = useState(() => workbench.state.getState().open);
  if (document === null) return null;
  return <Details workbench={workbench} onClose={onClose} summary={document.summary} />;
}

const FIELDS = ['title', 'authors', 'publisher', 'published', 'url'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

const typedOf = ({ metadata }: OpenDocument['summary']): Typed => {
  const { title, authors = [], publisher = '', published = '', url = '' } = metadata;
  const date = published === '' ? '' : printDate({ kind: 'date', edtf: published });
  return { title, authors: authors.join('; '), publisher, published: date, url };
};

const authorsIn = (typed: string): readonly string[] =>
  typed
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What is wrong with each field; empty where nothing is. What stood there before is left as it is. */
function problemsOf(typed: Typed, former: Typed): Typed {
  const isAddress = typed.url.trim() === '' || /^https?:\/\/[^\s/]/i.test(typed.url.trim());
  const date = readDate(typed.published, {});
  return {
    authors: '',
    publisher: '',
    title: typed.title.trim() === '' ? words.noTitle : '',
    url: isAddress || typed.url === former.url ? '' : words.notAnAddress,
    published:
      date.kind === 'value' || date.kind === 'empty' || typed.published === former.published
        ? ''
        : date.kind === 'refused'
          ? strings.dates.problem(date.problem)
          : strings.dates.problem({ code: 'several-meanings' }),
  };
}

interface DetailsProps extends DetailsDialogProps {
  readonly summary: OpenDocument['summary'];
}

function Details({ workbench, onClose, summary }: DetailsProps): ReactNode {
  const [former] = useState(() => typedOf(summary));
  const [typed, setTyped] = useState(former);
  const problems = problemsOf(typed, former);
  const isWhole = FIELDS.every((field) => problems[field] === '');
  const save = (): void => {
    if (!isWhole) return;
    const { metadata } = summary;
    const isSame = (field: keyof Typed): boolean => typed[field] === former[field];
    const date = readDate(typed.published, {});
    workbench.describeDocument(summary.id, {
      title: isSame('title') ? metadata.title : typed.title.trim(),
      authors: isSame('authors') ? (metadata.authors ?? []) : authorsIn(typed.authors),
      publisher: isSame('publisher') ? (metadata.publisher ?? '') : typed.publisher.trim(),
      published: isSame('published')
        ? (metadata.published ?? '')
        : date.kind === 'value'
          ? date.value.edtf
          : '',
      url: isSame('url') ? (metadata.url ?? '') : typed.url.trim(),
    });
    onClose();
  };
  const hints: Partial<Typed> = { authors: words.authorsHint, published: words.publishedHint };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" onPress={save} isDisabled={!isWhole}>
            {words.save}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {FIELDS.map((field) => (
          <div key={field} className={styles['field']}>
            <TextField
              label={words.fields[field]}
              value={typed[field]}
              onChange={(value) => {
                setTyped((before) => ({ ...before, [field]: value }));
              }}
              autoFocus={field === 'title'}
              problem={problems[field]}
            />
            <Hint field={field} typed={typed} hint={hints[field]} problem={problems[field]} />
          </div>
        ))}
        {/* Enter in any field saves. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface HintProps {
  readonly field: keyof Typed;
  readonly typed: Typed;
  readonly hint: string | undefined;
  readonly problem: string;
}

/** Below a field: what a date was understood as, or else how the field is filled in. */
function Hint({ field, typed, hint, problem }: HintProps): ReactNode {
  if (problem !== '' || hint === undefined) return null;
  const date = field === 'published' ? readDate(typed.published, {}) : null;
  const said = date?.kind === 'value' ? strings.dates.date(date.value.edtf) : hint;
  return <p className={styles['hint']}>{said}</p>;
}
