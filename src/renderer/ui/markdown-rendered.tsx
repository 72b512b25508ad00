import { createContext, use, useMemo, type CSSProperties, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { strings } from '#renderer/words';
import { keepLines } from './keep-lines.ts';
import { MarkdownLink, type Follow } from './markdown-link.tsx';
import styles from './markdown.module.css';

interface RenderedProps {
  readonly text: string;
  readonly follow: Follow | undefined;
}

const words = strings.markdown;

/** Everything Markdown comes to; what is not here is shown by its content alone. */
const allowed = (
  'p h1 h2 h3 h4 h5 h6 em strong del code pre blockquote ul ol li input hr br a img ' +
  'table thead tbody tr th td sup section'
).split(' ');

/** A note stands below a heading of the page's own: its headings are smaller and lie deeper. */
const heading = (level: 3 | 4 | 5 | 6) =>
  function Heading({ children }: { readonly children?: ReactNode }): ReactNode {
    const Name = `h${String(level)}` as `h${typeof level}`;
    return (
      <Name dir="auto" className={styles['heading']}>
        {children}
      </Name>
    );
  };

interface BlockProps {
  readonly children?: ReactNode;
  /** The alignment of a table's column. */
  readonly style?: CSSProperties | undefined;
}

/** In its own direction, block by block. Names are left out: two notes may use the same ones. */
const block = (Name: 'td' | 'th') =>
  function Block({ children, style = {} }: BlockProps): ReactNode {
    return (
      <Name dir="auto" style={style}>
        {children}
      </Name>
    );
  };

const IsInBlock = createContext(false);

/** Paragraphs in it are of its direction: its rule or its marker stands where they begin. */
const around = (Name: 'li' | 'blockquote') =>
  function Around({ children }: BlockProps): ReactNode {
    return (
      <Name dir="auto">
        <IsInBlock value>{children}</IsInBlock>
      </Name>
    );
  };

function Paragraph({ children }: BlockProps): ReactNode {
  return use(IsInBlock) ? <p>{children}</p> : <p dir="auto">{children}</p>;
}

/** Footnotes stand just below; nobody is led to them and back. */
const isOfFootnote = (props: object): boolean => 'data-footnote-ref' in props;
const isWayBack = (props: object): boolean => 'data-footnote-backref' in props;

const common: Components = {
  h1: heading(3),
  h2: heading(4),
  h3: heading(5),
  h4: heading(6),
  h5: heading(6),
  h6: heading(6),
  p: Paragraph,
  li: around('li'),
  blockquote: around('blockquote'),
  td: block('td'),
  th: block('th'),
  // No image is loaded from anywhere: what it would show is said.
  img: ({ alt }) => <span className={styles['image']}>{words.image(alt ?? '')}</span>,
  input: ({ checked }) => (
    <span role="img" aria-label={checked === true ? words.done : words.open}>
      {checked === true ? '☑' : '☐'}
    </span>
  ),
  table: ({ children }) => (
    <div role="group" tabIndex={0} aria-label={words.table} className={styles['table']}>
      <table>{children}</table>
    </div>
  ),
  section: ({ children }) => <div className={styles['footnotes']}>{children}</div>,
};

const plugins = [remarkGfm, keepLines];

/** Addresses as they stand: none becomes one of an element. */
const asItStands = (address: string): string => address;

/** Raw HTML is shown as the text it is. */
function Rendered({ text, follow }: RenderedProps): ReactNode {
  const components = useMemo<Components>(
    () => ({
      ...common,
      a: ({ href = '', children, ...props }) => {
        if (isWayBack(props)) return null;
        if (isOfFootnote(props)) return <>{children}</>;
        return (
          <MarkdownLink address={href} follow={follow}>
            {children}
          </MarkdownLink>
        );
      },
    }),
    [follow],
  );
  return (
    <ReactMarkdown
      remarkPlugins={plugins}
      allowedElements={allowed}
      unwrapDisallowed
      urlTransform={asItStands}
      components={components}
    >
      {text}
    </ReactMarkdown>
  );
}

/** What is loaded once there is a note to show: see markdown.tsx. */
export const draw = (text: string, follow: Follow | undefined): ReactNode => (
  <Rendered text={text} follow={follow} />
);
