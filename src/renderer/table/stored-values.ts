import { readValue, type Json, type Value } from '#core/model';
import { Interned } from './interned.ts';

/** In columns of numbers that name something: nothing. */
export const NONE = -1;

/** Distinct values, each read and kept once, by its text as JSON. */
export class StoredValues {
  readonly list: Value[] = [];
  readonly kinds: Value['kind'][] = [];
  readonly #texts = new Interned();
  /** By the texts' numbers; NONE for what is no value. */
  readonly #numbers: number[] = [];

  /** The number of a value as it is stored; NONE where it is none. */
  number(stored: Json): number {
    if (stored === null) return NONE;
    const text = this.#texts.number(JSON.stringify(stored));
    return (this.#numbers[text] ??= this.#read(stored));
  }

  #read(stored: Json): number {
    const value = readValue(stored);
    if (value === null) return NONE;
    this.list.push(value);
    this.kinds.push(value.kind);
    return this.list.length - 1;
  }
}
