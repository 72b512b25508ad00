import type { DocumentId } from '#core/model';

/** Resolves once it is certain which of some sources is the first to have become a document. */
export class FirstOf {
  readonly #outcomes = new Map<number, DocumentId | null>();
  readonly #count: number;
  readonly #resolve: (id: DocumentId | null) => void;
  readonly known: Promise<DocumentId | null>;

  constructor(count: number) {
    this.#count = count;
    const { promise, resolve } = withResolvers<DocumentId | null>();
    this.known = promise;
    this.#resolve = resolve;
    if (count === 0) resolve(null);
  }

  tell(index: number, id: DocumentId | null): void {
    this.#outcomes.set(index, id);
    for (let at = 0; at < this.#count; at++) {
      const outcome = this.#outcomes.get(at);
      if (outcome === undefined) return;
      if (outcome !== null) return this.#resolve(outcome);
    }
    this.#resolve(null);
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
