import { expect, test } from 'vitest';
import { toldApart } from '#core/model';

test.each([
  ['those of names of their own, as they are', ['Ann 1111', 'Ben 1111'], ['Ann', 'Ben']],
  ['those of one name by their ids', ['Ben 3f2a9', 'Ben 7c01b'], ['Ben (3f2a)', 'Ben (7c01)']],
  [
    'by as much of them as it takes, each name for itself',
    ['Ben aaaaa1', 'Ben aaaaa2', 'Ben a', 'Ann aaaaa3', 'Ann b'],
    ['Ben (aaaaa1)', 'Ben (aaaaa2)', 'Ben (a)', 'Ann (aaaa)', 'Ann (b)'],
  ],
  [
    'U03: those whose names look alike by their ids',
    ['Anna 1111', 'Аnna 2222', 'A\u200bnna 3333', 'Ann 4444', 'Ρeter 5555', 'Peter 6666'],
    [
      ...['Anna (1111)', 'Аnna (2222)', 'A\u200bnna (3333)', 'Ann'],
      ...['Ρeter (5555)', 'Peter (6666)'],
    ],
  ],
  [
    'no others: by accent, case or letter',
    ['Anna 1', 'Änna 2', 'anna 3', 'Анна 4', 'Hanna 5'],
    ['Anna', 'Änna', 'anna', 'Анна', 'Hanna'],
  ],
])('tells apart %s', (_, all, told) => {
  const called = all.map((each) => {
    const [name = '', id = ''] = each.split(' ');
    return { id, name };
  });
  expect(toldApart(called)).toEqual(told);
});
