import { expect, it } from 'vitest';
import { unusableFolder } from '../../../src/main/profile/unusable-folder.ts';

it.each([
  ['ENOSPC', /^The disk of the folder \/a\/b, where your work is kept, is full\. Free some space/],
  ['EDQUOT', /is full\. Free some space and start again; nothing was changed\.$/],
  ['EROFS', /may not be written to \(EROFS\)\.$/],
  ['EEXIST', /cannot be used \(EEXIST\)\.$/],
])('a folder that gives %s is told of with what helps', (code, words) => {
  expect(unusableFolder('/a/b', code)).toMatch(words);
});
