import fc from 'fast-check';
import { z } from 'zod';
import { methods, type MethodName } from '#contract';
import { junk, nastyStrings } from '../junk.ts';

/** What zod says of a decoder in the words of JSON Schema; what it cannot say is `{}`. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

const UUID = '8b6d0a52-6e1c-4d0b-9a55-3a6a0c2d8e12';

const strings = (
  { minLength = 0, format, pattern }: Schema,
  live: readonly string[],
): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: live.length > 0 ? 4 : 0, arbitrary: fc.constantFrom(...live, 'x') },
    { weight: 3, arbitrary: fc.constant(format === 'uuid' || pattern ? UUID : 'plain words') },
    fc.constantFrom(...nastyStrings).map((text) => text.padEnd(minLength, 'x')),
    fc.string({ unit: 'binary', minLength, maxLength: minLength + 20 }),
  );

function valuesOf(schema: Schema, live: readonly string[]): fc.Arbitrary<unknown> {
  const within = (inner: Schema): fc.Arbitrary<unknown> => valuesOf(inner, live);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(within));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const entries = Object.entries(properties).map(([key, of]) => [key, within(of)] as const);
      return fc.record(Object.fromEntries(entries), { requiredKeys: [...required] });
    }
    case 'array':
      return schema.prefixItems === undefined
        ? fc.array(within(schema.items ?? {}), { maxLength: 3 })
        : fc.tuple(...schema.prefixItems.map(within));
    case 'string':
      return strings(schema, live);
    case 'integer':
    case 'number': {
      const { minimum: min = -5, maximum: max = 1e6 } = schema;
      return fc.oneof(fc.integer({ min, max: Math.min(max, min + 9) }), fc.constantFrom(min, max));
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // A decoder of our own: of names of documents and changes.
      return fc.constantFrom<unknown>('0'.repeat(64), ...live.filter((name) => name.length === 64));
  }
}

/** One place within a value taken by something else, found by a number. */
function spoilt(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const at = place % (keys.length + 2);
  if (at === keys.length) return by;
  if (at > keys.length)
    return Array.isArray(value) ? [...(value as unknown[]), by] : { ...value, extra: by };
  const key = keys[at] as string;
  const inner = spoilt((value as Record<string, unknown>)[key], Math.floor(place / 7), by);
  return Array.isArray(value)
    ? (value as unknown[]).map((each, index) => (String(index) === key ? inner : each))
    : { ...value, [key]: inner };
}

const schemaOf = (method: MethodName): Schema =>
  z.toJSONSchema(methods[method].input, { io: 'input', unrepresentable: 'any' }) as Schema;

/**
 * What a method may be sent: mostly of the right shape, with one thing wrong or none, or anything.
 *
 * @param live tokens and names that the host knows
 */
export function inputsOf(method: MethodName, live: readonly string[]): fc.Arbitrary<unknown> {
  const right = valuesOf(schemaOf(method), live);
  return fc.oneof(
    { weight: 3, arbitrary: right },
    {
      weight: 4,
      arbitrary: fc
        .tuple(right, fc.nat(10_000), junk)
        .map(([value, place, by]) => spoilt(value, place, by)),
    },
    junk,
  );
}
