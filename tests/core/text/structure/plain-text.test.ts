import { describe, expect, it } from 'vitest';
import { readPlainText, statedDate } from '#core/text';

/** One line a block: "kind level <label>: text", "~" before what is boilerplate. */
function outline(text: string): string[] {
  const { blocks } = readPlainText(text).body;
  return blocks.map(({ kind, level, label, boilerplate, start, end }) => {
    const traits = `${boilerplate ? '~' : ''}${kind}${level ?? ''}${label === undefined ? '' : `<${label}>`}`;
    return `${traits}: ${text.slice(start, end).slice(0, 24)}`;
  });
}

const PROSE =
  'The group was founded by men who had left an older movement, and it kept some of their habits and most of their enemies.';
const MORE =
  'Its leaders were killed one after another, and the estimates of its strength rose and fell with the fortunes of war.';

describe('plain text', () => {
  it('is a title, headings and paragraphs', () => {
    const text = `The Long War in the Valley\n\n${PROSE}\n\nOrigins and Aims\n\n${MORE}\n`;
    expect(outline(text)).toEqual([
      'heading1: The Long War in the Vall',
      `paragraph: ${PROSE.slice(0, 24)}`,
      'heading2: Origins and Aims',
      `paragraph: ${MORE.slice(0, 24)}`,
    ]);
    expect(readPlainText(text).facts.title).toBe('The Long War in the Valley');
  });

  it('joins lines that a program broke, and no others', () => {
    const wrapped = `${PROSE} ${MORE} ${PROSE}`.replace(/(.{50,60}) /g, '$1\n');
    expect(outline(`${wrapped}\n\n${wrapped}`)).toHaveLength(2);
    const verse = 'Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you';
    expect(outline(verse)).toHaveLength(4);
    expect(outline(`${PROSE}\n${MORE}\n${PROSE}`)).toHaveLength(3);
  });

  it('knows list items by their bullets and numbers, nested by indent', () => {
    const text =
      'Three kinds:\n\n• one\n  • within\n• two\n\n1. first\n2. second\n\n- a\n- b\n\n- said he.';
    expect(outline(text)).toEqual([
      'paragraph: Three kinds:',
      'listItem1: one',
      'listItem2: within',
      'listItem1: two',
      'listItem1<1>: 1. first',
      'listItem1<2>: 2. second',
      'listItem1: a',
      'listItem1: b',
      'listItem1: said he.',
    ]);
  });

  it('knows notes below their heading, and a page’s tail behind them', () => {
    const text = `${PROSE}\n\nNotes\n\n1. Ibid.\n2. Ibid., p. 3.\n\nCheck Also\n\nAnother Story Entirely\n\nIt begins in …`;
    expect(outline(text)).toEqual([
      `paragraph: ${PROSE.slice(0, 24)}`,
      'heading2: Notes',
      'note<1>: 1. Ibid.',
      'note<2>: 2. Ibid., p. 3.',
      '~paragraph: Check Also',
      '~paragraph: Another Story Entirely',
      '~paragraph: It begins in …',
    ]);
  });

  it('tells a site’s head from the article, and its date from the day of the visit', () => {
    const text = `54.2 F\nSpringfield\nThursday, October 6, 2022\n\nA Report on the Northern Roads\nBy Jane Roe and John Doe\nSept. 30, 2022\n\n${PROSE}\n\n${MORE}`;
    expect(outline(text).slice(0, 4)).toEqual([
      '~paragraph: 54.2 F',
      '~paragraph: Springfield',
      '~paragraph: Thursday, October 6, 202',
      'heading1: A Report on the Northern',
    ]);
    expect(readPlainText(text).facts).toEqual({
      title: 'A Report on the Northern Roads',
      authors: ['Jane Roe', 'John Doe'],
      published: '2022-09-30',
      retrieved: '2022-10-06',
    });
  });

  it('never takes an article’s own sentences for its surroundings', () => {
    const own = [
      'Related Articles',
      PROSE,
      MORE,
      'Comments on the draft were sent to the ministry in May.',
      'He asked people to share this story with their neighbours.',
      'The minister left a reply.',
      'Follow the money, they were told.',
    ];
    const flagged = outline([PROSE, ...own].join('\n\n')).filter((line) => line.startsWith('~'));
    expect(flagged).toEqual(['~paragraph: Related Articles']);
  });

  it.each([
    '0 Comments',
    'Comments / 12',
    'Leave a Reply',
    'Fill in your details below or use an account to log in:',
    'You are commenting using your Facebook account. Log Out / Change )',
    '- Advertisement -',
    'Related Articles',
    'YOU MAY ALSO LIKE',
    'Share this:',
    'Skip to main content',
    '© 2023 The Valley Post. All rights reserved.',
    '8 days ago',
    'Subscribe to our newsletter',
    '185K+ Followers',
    '%d bloggers like this:',
  ])('knows “%s” for what it is', (line) => {
    expect(outline(`${PROSE}\n\n${MORE}\n\n${line}`).at(-1)).toMatch(/^~/);
  });
});

describe('stated dates', () => {
  it.each([
    ['September 17, 2021', '2021-09-17'],
    ['Sept. 17, 2021', '2021-09-17'],
    ['Thursday, October 6, 2022', '2022-10-06'],
    ['17 September 2021', '2021-09-17'],
    ['Published on 3rd of May 2020', '2020-05-03'],
    ['Aug 2023', '2023-08'],
    ['2021-09-27T06:40:00Z', '2021-09-27'],
    ['Updated: March 1, 2020 at 10:15 p.m. (GMT)', '2020-03-01'],
    ['February 29, 2020', '2020-02-29'],
  ])('%s is %s', (text, edtf) => {
    expect(statedDate(text)).toBe(edtf);
  });

  it.each([
    '03/04/2021',
    '3.4.2021',
    'February 29, 2021',
    'September 31, 2021',
    'last Thursday',
    '2021',
    'in May 2020 he left',
    'Mayor 2020',
    '2021-13-01',
  ])('%s is no date that can be relied on', (text) => {
    expect(statedDate(text)).toBe(null);
  });
});
