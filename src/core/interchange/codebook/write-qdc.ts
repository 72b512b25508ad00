import { hexOf, type TagId } from '#core/model';
import { describeInOne } from './description.ts';
import { kindSets } from './guids.ts';
import type { CodebookEntry, CodebookToWrite } from './shapes.ts';
import { forestOf, type Forest } from './tree.ts';
import { xmlAttribute, xmlContent, xmlHoldable } from './xml-text.ts';

const NAMESPACE = 'urn:QDA-XML:codebook:1.0';

function openingTag(entry: CodebookEntry): string {
  const { id, label, colour, isRetired } = entry;
  const isCodable = String(!isRetired);
  return `<Code guid="${id}" name="${xmlAttribute(label)}" isCodable="${isCodable}" color="${hexOf(colour)}"`;
}

interface Step {
  readonly entry: CodebookEntry;
  readonly depth: number;
  readonly isEnd: boolean;
}

const begin = (entry: CodebookEntry, depth: number): Step => ({ entry, depth, isEnd: false });

/** A code with those within it. The work still to do is a list: nesting may be deep. */
function* codeLines(forest: Forest<CodebookEntry>): Generator<string, void, undefined> {
  const steps = forest.tops.map((entry) => begin(entry, 2)).reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { entry, depth } = step;
    const indent = '  '.repeat(Math.min(depth, 20));
    if (step.isEnd) {
      yield `${indent}</Code>`;
      continue;
    }
    const children = forest.childrenOf(entry.id);
    const description = xmlHoldable(describeInOne(entry));
    if (description === '' && children.length === 0) {
      yield `${indent}${openingTag(entry)}/>`;
      continue;
    }
    yield `${indent}${openingTag(entry)}>`;
    if (description !== '')
      yield `${indent}  <Description>${xmlContent(description)}</Description>`;
    steps.push({ entry, depth, isEnd: true });
    for (const child of [...children].reverse()) steps.push(begin(child, depth + 1));
  }
}

function* setLines(entries: readonly CodebookEntry[]): Generator<string, void, undefined> {
  for (const { guid, name, kind } of kindSets) {
    const members: readonly TagId[] = entries
      .filter((entry) => entry.kind === kind)
      .map(({ id }) => id);
    if (members.length === 0) continue;
    yield `    <Set guid="${guid}" name="${name}">`;
    for (const id of members) yield `      <MemberCode guid="${id}"/>`;
    yield '    </Set>';
  }
}

/**
 * Writes a codebook as REFI-QDA has it (Codebook.xsd, version 1.0), for other programs for
 * qualitative analysis. Codes are nested as the tags are; a set for each kind says the kinds; a
 * retired tag is a code that nothing can be coded with.
 *
 * What the format has no place for is left out: lines and keys. Characters that XML cannot hold
 * come out as U+FFFD, a colour that the theme does not have as that of plain tags.
 *
 * @throws TypeError without any entry: the format has no empty codebook.
 */
export function writeQdc({ software, entries }: CodebookToWrite): string {
  if (entries.length === 0) throw new TypeError('A codebook without entries cannot be written.');
  const origin = xmlAttribute(`${software.name} ${software.version}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<CodeBook xmlns="${NAMESPACE}" origin="${origin}">`,
    '  <Codes>',
    ...codeLines(forestOf(entries)),
    '  </Codes>',
    '  <Sets>',
    ...setLines(entries),
    '  </Sets>',
    '</CodeBook>',
    '',
  ].join('\n');
}
