import { dateIn } from '#core/values';
import { describe, expect, it } from 'vitest';
import { written, type DateCase } from './date-cases.ts';

const stated: readonly DateCase[] = [
  // Other words around
  ['The mill closed in March 2019, when the river rose', '2019-03'],
  ['by the ferry on June 4, 2020, with nobody aboard', '2020-06-04'],
  ['The year 2018 was the ninth of the drought', '2018'],
  ['between September 2022 and June 2023, the yard built', '2022-09/2023-06'],
  ['From May 2021 to May 2022, 300 lamps were lit', '2021-05/2022-05'],
  ['Sightings, May 2021 – June 2023', '2021-05/2023-06'],
  ['only 10 in the first half of 2023, most of them small', '2023-01/2023-06'],
  ['in the early months of 2023', '2023-01/2023-04~'],
  ['had been given up in late August 2021 as lost', '2021-08-21~/2021-08-31'],
  ['a truce held between 2020 and mid-2021', '2020/2021-08~'],
  ['its first decline, 2015-2019, while', '2015/2019'],
  ['in the 12 months through to September 2022', '2021-10/2022-09'],
  ['in the four months after August 2021', '2021-09/2021-12'],
  ['since January 2017, the centre has counted', '2017-01/..'],
  ['By May 2021, the yard', '../2021-05'],
  ['Starting around February 2023, a wave', '2023-02~/..'],
  ['dating back to the 1980s', '198X'],
  ['the 2022-23 issues of the newsletter', '2022/2023'],
  ['letters of the years 2022 and 2023', '2022/2023'],
  ['(2015-2018)', '2015/2018'],
  ['said the Harbour Post, August 29, 2021', '2021-08-29'],
  ['the summer 2014 storm', '2014-22'],
  ['pre-2021 levels', '../2020'],
  ['it stood at its highest in 2018 and has since sunk', '2018'],
  ['the twenty-first of May 2020', '2020-05-21'],
  // Note markers
  ['in 2021,24', '2021'],
  ['on August 26, 202124—and after', '2021-08-26'],
  ['near the bridge in February 202382', '2023-02'],
  ['at the quay in September 2022,30', '2022-09'],
  ['was lost in May 2023.86', '2023-05'],
  // Counted from the document
  ['in Harwich last week', '2021-09-06/2021-09-12'],
  ['founded there six years ago and grown since', '2015'],
  ['earlier this year', '2021'],
  ['on August 30.', '?no-year 2021-08-30 2020-08-30 2022-08-30'],
  ['dated 03/04/2021', '?ambiguous-order 2021-04-03 2021-03-04'],
];

const unstated = [
  'In the four months after the takeover',
  'In the nearly two years since the takeover, the yard',
  'three years after its founding',
  'several months after August 2021',
  'shortly before 2021',
  'after the fire in 2021',
  'since its founding in 2015',
  'following the August 2021 flood at the docks',
  'fell from 62 in 2019 to eleven in 2020, and to four in 2021',
  '(February 2023 and April 2023, respectively)',
  'in September 2022 and three months later',
  '17 or 18 September 2021',
  '17, 18 and 19 September 2021',
  'the week of 17 September 2021',
  'spring and summer 2021',
  'more than two years ago',
  'six to nine months ago',
  'half a year ago',
  'On 8/24/1444 AH',
  'not until 2021',
  'fiscal year 2021',
  'the $2021 grant',
  '1,995 lamps',
  'resolution 2610',
  '192.168.2021.1',
  'you may march',
  'about 23 lamps a month',
  '31 February 2021',
  'Thursday, 17 September 2021',
  '',
  'In 2021 '.padEnd(501, 'and so on '),
];

describe('dateIn', () => {
  it.each(stated)('finds in "%s" %s', (passage, result) => {
    const reading = dateIn(passage, { published: '2021-09-17' });
    expect(reading === null ? null : written(reading)).toBe(result);
  });

  it.each(unstated)('finds no single date in "%s"', (passage) => {
    expect(dateIn(passage, { published: '2021-09-17' })).toBeNull();
  });

  it('tells which date the words were counted from', () => {
    expect(dateIn('a flood last month', { published: '2021-09' })).toEqual({
      kind: 'value',
      value: { kind: 'date', edtf: '2021-08', relativeTo: '2021-09' },
    });
  });

  it('proposes nothing for words that count from a date that is not known', () => {
    expect(dateIn('a flood last month', {})).toBeNull();
  });
});
