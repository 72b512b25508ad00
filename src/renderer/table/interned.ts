/** Texts that repeat, each kept once and named by a number. */
export class Interned {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a text, which gets one. */
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  /** -1 where the text has none. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1;
  }

  text(number: number): string {
    return this.texts[number] as string;
  }
}
