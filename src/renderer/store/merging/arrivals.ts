import { decodeChange, type Change, type RecordRef } from '#core/model';

/** Changes that come from elsewhere, each decoded and verified, by the records they are of. */
export class Arrivals {
  readonly #byRecord = new Map<RecordRef, Change[]>();
  readonly #ids = new Set<string>();
  #lines = 0;

  get size(): number {
    return this.#ids.size;
  }

  get records(): ReadonlyMap<RecordRef, readonly Change[]> {
    return this.#byRecord;
  }

  add(change: Change): void {
    if (this.#ids.has(change.id)) return;
    this.#ids.add(change.id);
    const known = this.#byRecord.get(change.record);
    if (known === undefined) this.#byRecord.set(change.record, [change]);
    else known.push(change);
  }

  /** @returns what is wrong with the first line that is no change, as a sentence; null where all are. */
  addLines(text: string): string | null {
    for (let start = 0; start < text.length;) {
      const found = text.indexOf('\n', start);
      const end = found === -1 ? text.length : found;
      this.#lines++;
      const wrong = end > start ? this.#addLine(text.slice(start, end)) : null;
      if (wrong !== null) return `Change ${String(this.#lines)} cannot be taken. ${wrong}`;
      start = end + 1;
    }
    return null;
  }

  #addLine(line: string): string | null {
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return 'It is no JSON.';
    }
    const decoded = decodeChange(json);
    if (!decoded.ok) return decoded.reason;
    this.add(decoded.value);
    return null;
  }
}
