import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isStatistic, statisticIn } from '#core/values';
import { told } from './statistic-cases.ts';

/** Sentences of a made-up report, and what they state. */
test.each([
  [
    'Over the following twelve months the pace held at about 23 attacks a month.',
    '≈ 23 unit[/month] counted[attacks]',
  ],
  ['about 23 attacks a month.27', '≈ 23 unit[/month] counted[attacks]'],
  ['119 attacks in nine provinces', 'several-numbers: 119 counted[attacks] | 9 counted[provinces]'],
  ['62 (52 percent) of which took place in the capital', 'several-numbers: 62 | 52 unit[%]'],
  ['Roughly 250 clashes were counted in May 2018.', '≈ 250 counted[clashes]'],
  [
    'The group counted between 1,500 and 2,200 members based in the north.',
    '1500..2200 counted[members]',
  ],
  ['It left over 100 dead on 30 July 2023, among them U.S. troops.', '> 100 counted[dead]'],
  ['including 13 U.S. troops assisting with the flights', '13 counted[U.S. troops]'],
  ['This was a decline of 83% compared with the year before.', '83 unit[%] counted[decline]'],
  [
    'Some 27 percent of the network’s 217 raids in 2022 happened there.',
    '≈ 27 unit[%] of[the network’s 217 raids]',
  ],
  [
    'two-thirds of its 334 raids',
    'fraction: ≈ 67 unit[%] of[its 334 raids] | ≈ 66.7 unit[%] of[its 334 raids]',
  ],
  [
    'Raids fell from 23 per month to four per month.',
    'several-numbers: 23 unit[/month] | 4 unit[/month]',
  ],
  ['Raids rose from nine in 2020 to 20 in 2021.', 'several-numbers: 9 | 20'],
  ['Half of all villages lost power.', '50 unit[%] of[all villages]'],
  ['One in five people fled.', '1 of[five people]'],
  ['They found two tons of explosives in a barn.', '2 unit[tons] counted[explosives]'],
  ['The damage came to $3.5 billion.', '3500000000 unit[USD]'],
  ['It cost € 20m a year.', '20000000 unit[EUR/year]'],
  ['At least one person died.', '≥ 1 counted[person]'],
  ['Temperatures fell to −5 °C.', '-5 unit[°C]'],
  ['(52 percent)', '52 unit[%]'],
  ['nine', '9'],
  ['185K+', '≥ 185000'],
  ['2023', 'nothing'],
  ['in 2023', 'nothing'],
  ['In July 2023, and in 2021,24 the group grew.', 'nothing'],
  ['by the summer of 2014', 'nothing'],
  ['around 2010, across the border', 'nothing'],
  ['on August 26, 202124—and on 15 May', 'nothing'],
  ['the 2015–2019 campaign', 'nothing'],
  ['the 2020 plot', 'nothing'],
  ['See Table 1 and Figure 12, p. 20.', 'nothing'],
  ['Special Report 520', 'nothing'],
  ['the group.12 Its words” 57 years ago', 'nothing'],
  ['was known.[26]', 'nothing'],
  ['fewer than 48 hours after the first', 'nothing'],
  ['eight days ago', 'nothing'],
  ['at 12:30 on 8/24/1444', 'nothing'],
  ['the first half of 2023', 'nothing'],
  ['just one of many threats, and no one else', 'nothing'],
  ['these two areas and the three others', 'nothing'],
  ['a 12-month plan by M33, the 1980s, and the 23rd', 'nothing'],
  ['Nothing is counted here.', 'nothing'],
  ['', 'nothing'],
])('“%s” states %s', (passage, stated) => {
  expect(told(statisticIn(passage))).toBe(stated);
});

test('a passage with more numbers than anyone would choose among proposes none', () => {
  const passage = Array.from({ length: 9 }, (_, index) => `${index + 3}0 raids here`).join(', ');
  expect(statisticIn(passage)).toBeNull();
  expect(statisticIn('x 5 '.repeat(2_000))).toBeNull();
});

test('whatever real documents state is a valid statistic, and never a year', () => {
  const folder = join(import.meta.dirname, '../../../../shared/seeds');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const file of files)
    for (const line of readFileSync(join(folder, file), 'utf8').split(/\n|(?<=[.!?]) /)) {
      const reading = statisticIn(line);
      if (reading === null) continue;
      const values =
        reading.kind === 'value'
          ? [reading.value]
          : reading.kind === 'choice'
            ? reading.values
            : [];
      expect(values.length, line).toBeGreaterThan(0);
      for (const value of values) {
        expect(isStatistic(value), line).toBe(true);
        expect(value.min, line).not.toMatch(/^20[12]\d$/);
      }
    }
  expect(files.every((file) => file.endsWith('.txt'))).toBe(true);
});
