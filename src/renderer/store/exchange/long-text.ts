import { done, refused, type Result } from '#contract';
import { strings } from '#renderer/words';
import type { Context } from '../context.ts';

/** UTF-16 units of text that are held before they go where the browser keeps what is large. */
const HELD = 4 * 1024 * 1024;
/** Units that a text handed to a dialog may have: a browser knows none of twice as many. */
const MOST = 256 * 1024 * 1024;

/** A text that is written piece by piece and may be longer than any the page could hold. */
export class LongText {
  readonly #blobs: Blob[] = [];
  #pieces: string[] = [];
  #held = 0;
  /** UTF-16 units so far. */
  length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    this.length += piece.length;
    if (this.#held >= HELD) this.#putAway();
  }

  /** @param texts in their order */
  static blobOf(texts: readonly LongText[], mediaType: string): Blob {
    return new Blob(
      texts.flatMap((text) => text.#all()),
      { type: mediaType },
    );
  }

  #putAway(): void {
    this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#held = 0;
  }

  #all(): readonly Blob[] {
    this.#putAway();
    return this.#blobs;
  }
}

/**
 * Hands a text to the person as a file. The dialogs of a shell take it as one, and so none that is too
 * long for that; a browser's download takes any, without its being put together.
 *
 * @param most UTF-16 units of a text that is put together
 */
export async function saveLongText(
  { surroundings, host, description }: Pick<Context, 'surroundings' | 'host' | 'description'>,
  name: string,
  mediaType: string,
  texts: readonly LongText[],
  most = description.nativeDialogs ? MOST : HELD,
): Promise<Result<{ readonly saved: boolean }>> {
  const blob = LongText.blobOf(texts, mediaType);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length <= most)
    return surroundings.saveTextFile(host, description, name, mediaType, await blob.text());
  if (description.nativeDialogs) return refused('too-large', strings.exporting.tooLong);
  surroundings.download(name, blob);
  return done({ saved: true });
}
