import { describe, expect, it } from 'vitest';
import { createHeld } from '../../../src/main/host/held.ts';

describe('what is held under tokens', () => {
  it('is there until it is let go of', () => {
    const held = createHeld<string>({ most: 2, mostBytes: 10 });
    const token = held.hold('a', 1);
    expect(held.get(token)).toBe('a');
    held.letGo(token);
    expect(held.get(token)).toBeNull();
    expect(held.get('another')).toBeNull();
  });

  it('makes way for more, that first which was asked for longest ago', () => {
    const held = createHeld<string>({ most: 2, mostBytes: 10 });
    const [a, b] = [held.hold('a', 1), held.hold('b', 1)];
    held.get(a);
    const c = held.hold('c', 1);
    expect([a, b, c].map(held.get)).toEqual(['a', null, 'c']);
  });

  it('makes way for what is larger, and for what grows', () => {
    const held = createHeld<string>({ most: 9, mostBytes: 10 });
    const [a, b, c] = [held.hold('a', 4), held.hold('b', 4), held.hold('c', 4)];
    expect([a, b, c].map(held.get)).toEqual([null, 'b', 'c']);
    held.grow(b, 3);
    expect([b, c].map(held.get)).toEqual(['b', null]);
    held.grow(c, 100);
    expect(held.get(b)).toBe('b');
  });

  it('is told when it has to go for others, and not where it is let go of', () => {
    const dropped: string[] = [];
    const held = createHeld<string>({ most: 2, mostBytes: 10 }, (value) => dropped.push(value));
    const [a] = [held.hold('a', 1), held.hold('b', 1), held.hold('c', 1)];
    held.letGo(a);
    held.letGo(held.hold('d', 20));
    expect(dropped).toEqual(['a', 'b', 'c']);
  });

  it('is never let go of for its own size alone', () => {
    const held = createHeld<string>({ most: 2, mostBytes: 10 });
    const small = held.hold('small', 1);
    const large = held.hold('large', 1_000);
    expect([small, large].map(held.get)).toEqual([null, 'large']);
  });
});
