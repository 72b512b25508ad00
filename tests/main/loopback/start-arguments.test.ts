import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../../src/main/loopback/start-arguments.ts';

const nothing = {
  userData: null,
  port: undefined,
  isWindowWanted: true,
  isPrivate: false,
  sources: [],
};

describe('the command line', () => {
  it.each([
    { given: [], read: nothing },
    { given: ['--no-browser'], read: { ...nothing, isWindowWanted: false } },
    { given: ['--private'], read: { ...nothing, isPrivate: true } },
    { given: ['--port', '20000'], read: { ...nothing, port: 20_000 } },
    { given: ['--user-data=d'], read: { ...nothing, userData: '/at/d' } },
    { given: ['a.txt', '/b'], read: { ...nothing, sources: ['/at/a.txt', '/b'] } },
    { given: ['--', '--odd-name'], read: { ...nothing, sources: ['/at/--odd-name'] } },
  ])('$given is read', ({ given, read }) => {
    expect(readStartArguments(given, '/at')).toEqual(read);
  });

  it.each([['--port', '80'], ['--port', 'x'], ['--port'], ['--unknown'], ['--no-browser=1']])(
    '%s is refused with a sentence',
    (...given) => {
      expect(readStartArguments(given, '/at')).toMatch(/\w+/);
    },
  );
});
