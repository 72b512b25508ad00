import { completeStructure, isExponentAfter, lowered, raised } from '#core/text';
import { done, type Result } from '#contract';
import type { Extraction } from '../extraction.ts';
import { imageCaption } from '../image-caption.ts';
import { itemNumber } from '../item-number.ts';
import { createTextBuilder, type TextBuilder } from '../text-builder.ts';
import { BLOCK, DROPPED } from './element-kinds.ts';
import { contextBelow, rootContext, type PageContext } from './page-context.ts';
import { pageFacts } from './page-facts.ts';
import { findPageNotes, type PageNotes } from './page-notes.ts';
import {
  attributeOf,
  childrenOf,
  isElement,
  parsePage,
  plainTextOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { findSurroundings, isHidden, type Surroundings } from './surroundings.ts';
import { isDataTable } from './tables.ts';

/** A list's numbering, which its items advance. */
interface Numbering {
  next: number;
  readonly type: string | undefined;
}

/** An item's number, printed before its first text. */
interface PendingNumber {
  text: string;
}

interface Frame {
  readonly context: PageContext;
  readonly children: readonly PageNode[];
  next: number;
  readonly numbering: Numbering | null;
  readonly number: PendingNumber | null;
  /** Inside a row of data, blocks become cells' text. */
  readonly isInRow: boolean;
  readonly leave: () => void;
}

interface Reader {
  readonly out: TextBuilder;
  readonly notes: PageNotes;
  readonly surroundings: Surroundings;
  readonly dataTables: WeakSet<PageElement>;
  hiddenPassages: number;
  breaks: number;
}

const nothing = (): void => undefined;

function write(reader: Reader, frame: Frame, text: string, isVerbatim: boolean): void {
  if (text === '') return;
  const { out } = reader;
  if (!out.isOpen()) {
    if (!isVerbatim && text.trim() === '') return;
    out.begin(frame.context.traits);
    if (frame.context.isHidden) reader.hiddenPassages++;
  }
  if (frame.number && frame.number.text !== '' && text.trim() !== '') {
    out.write(`${frame.number.text} `);
    frame.number.text = '';
  }
  if (text.trim() !== '') reader.breaks = 0;
  if (isVerbatim) out.writeVerbatim(text);
  else out.write(text);
}

/** A second line break in a row parts paragraphs, as pages without `<p>` do it. */
function lineBreak(reader: Reader): void {
  if (++reader.breaks >= 2) reader.out.end();
  else reader.out.lineBreak();
}

/** Images of one pixel count visitors. */
const isPixel = (image: PageElement): boolean =>
  ['width', 'height'].some((side) => /^[01]$/.test(attributeOf(image, side) ?? ''));

function writeImage(reader: Reader, frame: Frame, image: PageElement): void {
  const address = attributeOf(image, 'src') ?? attributeOf(image, 'data-src') ?? '';
  const caption = imageCaption(attributeOf(image, 'alt'), address);
  if (caption === null || frame.isInRow || isPixel(image)) return;
  reader.out.end();
  const isBoilerplate = frame.context.traits.isBoilerplate === true || isHidden(image);
  reader.out.begin({ kind: 'caption', ...(isBoilerplate ? { isBoilerplate } : {}) });
  reader.out.write(caption);
  reader.out.end();
}

/** Raised and lowered text and links that are signs; true where the element is done with. */
function writeSign(reader: Reader, frame: Frame, element: PageElement): boolean {
  const { out, notes } = reader;
  const { tagName } = element;
  if (tagName === 'a' && notes.isBackLink(element)) return true;
  if (tagName !== 'a' && tagName !== 'sup' && tagName !== 'sub') return false;
  const text = plainTextOf(element, 20);
  const label = notes.markOf(element);
  const isMark =
    label !== null && (tagName === 'a' || !isExponentAfter(out.tail()) || text !== label);
  if (isMark && out.isOpen()) {
    out.writeMark(text, label);
    return true;
  }
  const sign = tagName === 'sup' ? raised(text) : tagName === 'sub' ? lowered(text) : null;
  if (sign === null || sign === '') return false;
  write(reader, frame, sign, false);
  return true;
}

function numberingOf(list: PageElement): Numbering {
  const start = Number(attributeOf(list, 'start') ?? '1');
  return { next: Number.isSafeInteger(start) ? start : 1, type: attributeOf(list, 'type') };
}

function takeNumber(item: PageElement, numbering: Numbering): string {
  const value = Number(attributeOf(item, 'value') ?? numbering.next);
  const ordinal = Number.isSafeInteger(value) ? value : numbering.next;
  numbering.next = ordinal + 1;
  return itemNumber(ordinal, numbering.type);
}

/** The frame for what is below an element that may hold text. */
function enter(reader: Reader, of: Frame, element: PageElement): Frame {
  const { out } = reader;
  const { tagName } = element;
  let context = contextBelow(element, of.context, reader.notes, reader.surroundings);
  if (tagName === 'table' && isDataTable(element)) reader.dataTables.add(element);
  const parts = BLOCK.has(tagName) || isHidden(element);
  const inner = { children: childrenOf(element), next: 0 };
  if (of.isInRow) {
    if (tagName === 'td' || tagName === 'th') out.tab();
    else if (parts) out.write(' ');
    return { ...of, ...inner, context: { ...context, traits: of.context.traits }, leave: nothing };
  }
  let number: PendingNumber | null = parts ? null : of.number;
  let numbering = of.numbering;
  if (tagName === 'ol') numbering = numberingOf(element);
  if (tagName === 'ul' || tagName === 'menu') numbering = null;
  if (tagName === 'li' && numbering) {
    const label = takeNumber(element, numbering);
    const isPrinted = plainTextOf(element, 12).replace(/^[[(]/, '').startsWith(label);
    number = { text: isPrinted ? '' : `${label}.` };
    const { traits } = context;
    context = { ...context, traits: traits.kind === 'note' ? traits : { ...traits, label } };
  } else if (parts && of.number?.text) number = of.number;
  if (parts) out.end();
  reader.breaks = parts ? 0 : reader.breaks;
  const isRow = tagName === 'tr' && isInDataTable(reader, element);
  if (isRow) {
    context = { ...context, traits: { ...context.traits, isTight: true } };
    out.begin(context.traits);
  }
  if (tagName === 'q') write(reader, { ...of, context, number }, '“', false);
  return {
    ...inner,
    context,
    numbering,
    number,
    isInRow: isRow,
    leave() {
      if (tagName === 'q') out.write('”');
      if (parts) out.end();
    },
  };
}

function isInDataTable(reader: Reader, row: PageElement): boolean {
  const parent = row.parentNode as PageNode | null;
  if (!isElement(parent)) return false;
  if (parent.tagName === 'table') return reader.dataTables.has(parent);
  const table = parent.parentNode as PageNode | null;
  return isElement(table) && reader.dataTables.has(table);
}

/** One node: writes it if it is text or a sign, and gives the frame below it if it has one. */
function visit(reader: Reader, frame: Frame, node: PageNode): Frame | null {
  if (node.nodeName === '#text' && 'value' in node) {
    write(reader, frame, node.value, frame.context.isVerbatim);
    return null;
  }
  if (!isElement(node)) return null;
  const { tagName } = node;
  if (tagName === 'br') lineBreak(reader);
  else if (tagName === 'hr') reader.out.end();
  else if (tagName === 'img') writeImage(reader, frame, node);
  else if (tagName === 'html' || tagName === 'body' || !DROPPED.has(tagName))
    return writeSign(reader, frame, node) ? null : enter(reader, frame, node);
  return null;
}

function walk(reader: Reader, root: PageNode): void {
  const stack: Frame[] = [
    {
      context: rootContext(reader.surroundings),
      children: childrenOf(root),
      next: 0,
      numbering: null,
      number: null,
      isInRow: false,
      leave: nothing,
    },
  ];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      frame.leave();
      stack.pop();
      continue;
    }
    const below = visit(reader, frame, node);
    if (below) stack.push(below);
  }
}

const hiddenRemark = (passages: number): string =>
  passages === 1
    ? 'one passage is hidden in the source; it is kept, and dimmed'
    : `${passages} passages are hidden in the source; they are kept, and dimmed`;

/**
 * Reads a page as text: what the markup shows to a reader, in the order of the page, with the
 * site's own surroundings marked and not cut. Version 1 of "obelus-html".
 */
export function readPage(html: string, name: string): Result<Extraction> {
  const root = parsePage(html, name);
  if ('ok' in root) return root;
  const surroundings = findSurroundings(root);
  const reader: Reader = {
    out: createTextBuilder(),
    notes: findPageNotes(root),
    surroundings,
    dataTables: new WeakSet(),
    hiddenPassages: 0,
    breaks: 0,
  };
  walk(reader, root);
  return done({
    body: completeStructure(reader.out.finish(), true),
    facts: pageFacts(root, surroundings.article),
    remarks: reader.hiddenPassages > 0 ? [hiddenRemark(reader.hiddenPassages)] : [],
  });
}
