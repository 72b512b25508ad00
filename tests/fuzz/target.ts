import fc from 'fast-check';

/** A reader of foreign data, what it is fed, and what must hold whatever it is. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<string | Uint8Array>;
  /** Inputs tried in every run: seeds, and what was found before. */
  readonly known: readonly (string | Uint8Array)[];
  /** @throws what is wrong */
  check(input: string | Uint8Array): void | Promise<void>;
  /** How many of a run's inputs are fit for it: less than 1 where one takes long. */
  readonly share?: number;
}

export class Fault extends Error {}

export function hold(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Fault(otherwise);
}

/** One sentence, or more, for people: it ends, and nothing in it steers a terminal. */
export function holdSentence(message: string): void {
  hold(/^[^\n\p{Cc}]{3,900}[.!?]$/u.test(message), `is refused without a sentence: ${message}`);
  hold(!/undefined|NaN|\[object|TypeError|RangeError/.test(message), `tells: ${message}`);
}

export function holdPrototypes(): void {
  const spoilt = ({} as { isAdmin?: unknown }).isAdmin;
  hold(spoilt === undefined, 'changed every object');
}

const edit = (pieces: readonly string[]) =>
  fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(40) }),
    fc.record({
      kind: fc.constant('repeat' as const),
      at: fc.nat(),
      length: fc.nat(60),
      times: fc.integer({ min: 2, max: 30 }),
    }),
    fc.record({
      kind: fc.constant('put' as const),
      at: fc.nat(),
      piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })),
    }),
    fc.record({
      kind: fc.constant('move' as const),
      at: fc.nat(),
      length: fc.nat(60),
      to: fc.nat(),
    }),
  );

type Edit = ReturnType<typeof edit> extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, change: Edit): string {
  const at = change.at % (text.length + 1);
  switch (change.kind) {
    case 'cut':
      return text.slice(0, at) + text.slice(at + change.length);
    case 'repeat':
      return (
        text.slice(0, at) +
        text.slice(at, at + change.length).repeat(change.times) +
        text.slice(at + change.length)
      );
    case 'put':
      return text.slice(0, at) + change.piece + text.slice(at);
    case 'move': {
      const rest = text.slice(0, at) + text.slice(at + change.length);
      const to = change.to % (rest.length + 1);
      return rest.slice(0, to) + text.slice(at, at + change.length) + rest.slice(to);
    }
  }
}

/** Seeds with a few edits, soups of pieces, one run of pieces many times over, and anything. */
export function textsFrom(
  seeds: readonly string[],
  pieces: readonly string[],
): fc.Arbitrary<string> {
  const soup = fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));
  const run = fc
    .tuple(
      fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 20, max: 800 }),
      soup,
    )
    .map(([parts, times, rest]) => parts.join('').repeat(times).slice(0, 20_000) + rest);
  const seeded = fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit(pieces), { minLength: 1, maxLength: 6 }))
    .map(([seed, edits]) => edits.reduce(edited, seed));
  const spliced = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(), fc.constantFrom(...seeds), fc.nat())
    .map(
      ([one, to, other, from]) =>
        one.slice(0, to % (one.length + 1)) + other.slice(from % (other.length + 1)),
    );
  return fc.oneof(
    { weight: 6, arbitrary: seeded },
    { weight: 4, arbitrary: soup },
    { weight: 1, arbitrary: run },
    { weight: 1, arbitrary: spliced },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
}

/** Bytes of seeds with some flipped, cut off, doubled or taken from elsewhere. */
export function bytesFrom(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 4 });
  const cut = fc.option(fc.nat(), { freq: 3, nil: null });
  return fc
    .tuple(
      fc.constantFrom(...seeds),
      flips,
      cut,
      fc.option(fc.uint8Array({ maxLength: 9 }), { freq: 3, nil: null }),
    )
    .map(([seed, changes, end, more]) => {
      const bytes = Uint8Array.from(seed);
      for (const [at, flip] of changes) if (bytes.length > 0) bytes[at % bytes.length]! ^= flip;
      const kept = end === null ? bytes : bytes.subarray(0, end % (bytes.length + 1));
      return more === null ? kept : Uint8Array.from([...kept, ...more]);
    });
}
