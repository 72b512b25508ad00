import { expect, it } from 'vitest';
import { strings } from '#renderer/words';

const MOMENT = '2026-03-01T09:30:00.000Z';

it.each([
  [null, null, /the damaged files are kept\.$/],
  [MOMENT, null, /Affected is what was done after Mar 1, 2026, [^.]*\.$/],
  [null, MOMENT, /Affected is what was done before Mar 1, 2026, [^.]*\.$/],
  [MOMENT, MOMENT, /Affected is what was done after Mar 1, 2026, .* and before Mar 1, 2026, .*\.$/],
])('says what of the journal is affected, from %s to %s', (from, to, says) => {
  expect(strings.journal.damaged(from, to)).toMatch(says);
});
