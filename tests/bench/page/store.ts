import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { done, methods, refused, type DocumentSummary, type HostApi } from '#contract';
import type { AnnotationId, TagId } from '#core/model';
import { utf16, type DocumentBody, type TextRange } from '#core/text';
import { createWorkbench } from '#renderer/store';
import { ReadingSurface } from '#renderer/document';
import { DOCUMENT, tags } from './annotation-of.ts';
import { bodyOf } from './body.ts';
import type { Opened, Span } from './subject.ts';

/**
 * The whole way of a tag: the command, the record and its hash, the database, and the reading
 * surface as React mounts it. Behind it stands a host that holds one document.
 */

function summaryOf(body: DocumentBody): DocumentSummary {
  const metadata: DocumentSummary['metadata'] = {
    title: 'Bench',
    fileName: 'bench.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    sourceSha256: DOCUMENT,
    extractor: 'bench/1',
  };
  const { length } = body.text;
  return { id: DOCUMENT, length, words: Math.floor(length / 6), metadata };
}

/** A host that holds one document. */
export function hostOf(body: DocumentBody): HostApi {
  const document = summaryOf(body);
  const given: Partial<HostApi> = {
    describeHost: () =>
      Promise.resolve(
        done({
          shell: 'loopback' as const,
          version: '0',
          platform: 'bench',
          nativeDialogs: false,
          accountName: 'A',
        }),
      ),
    givenSources: ({ which }) => {
      const sources = which === 'sample' ? [{ ref: 'only', name: 'bench.txt', bytes: 1 }] : [];
      return Promise.resolve(done({ sources, projects: [], refused: [] }));
    },
    importSource: () => Promise.resolve(done({ document, alreadyPresent: false, remarks: [] })),
    privateState: () => Promise.resolve(done({ kind: 'none' as const })),
    // Of a first start: what lies in a library by then is earlier work.
    listDocuments: () => Promise.resolve(done([])),
    readDocument: () => Promise.resolve(done(body)),
    readDocuments: () => Promise.resolve(done({ bodies: [body] })),
  };
  const unavailable = () => Promise.resolve(refused('not-available', 'Not here.'));
  const all = Object.fromEntries(Object.keys(methods).map((name) => [name, unavailable]));
  return { ...all, ...given } as HostApi;
}

const rangeOf = ({ start, end }: Span): TextRange => ({ start: utf16(start), end: utf16(end) });

export interface StorePage {
  readonly annotations: number;
  /** Mounts the reading surface. */
  show(): Opened;
}

/** Starts the workbench on the database, with nothing on the screen. */
export async function startStore(
  databaseName: string,
  text: string,
  root: HTMLElement,
): Promise<StorePage> {
  const workbench = await createWorkbench(hostOf(bodyOf(text)), { databaseName });
  const { state } = workbench;
  const { failure, open } = state.getState();
  if (open === null) throw new Error(failure ?? 'No document was opened.');
  const made = new Map<string, AnnotationId>();
  const tagOf = ({ tag }: Pick<Span, 'tag'>): TagId => tags[tag]?.id as TagId;
  return {
    annotations: open.annotations.size,
    show: () => {
      createRoot(root).render(createElement(ReadingSurface, { workbench }));
      return {
        scroller: root,
        tag: (span) => {
          workbench.select(rangeOf(span));
          const id = workbench.annotate(tagOf(span));
          if (id !== null) made.set(span.id, id);
        },
        untag: (span) => {
          const id = made.get(span.id);
          if (id !== undefined) workbench.remove([id]);
        },
        setHidden: (tag, isHidden) => workbench.setTagHidden(tagOf({ tag }), isHidden),
        jump: (offset) => workbench.revealAt(utf16(offset)),
        isBlank: () => false,
        settled: () => workbench.settled(),
      };
    },
  };
}
