import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { completeStructure } from '#core/text';
import { done, type Result } from '#contract';
import type { Extraction } from '../extraction.ts';
import { imageCaption } from '../image-caption.ts';
import { createTextBuilder, type BlockTraits, type TextBuilder } from '../text-builder.ts';
import { numberFootnotes, type Footnotes } from './footnotes.ts';
import { readFrontMatter } from './front-matter.ts';

/** What text below a node is. Only ever derived. */
interface Context {
  readonly traits: BlockTraits;
  readonly listDepth: number;
  readonly quoteDepth: number;
}

/** Printed before an item's or note's first text. */
interface Lead {
  text: string;
}

interface Frame {
  readonly node: Nodes;
  readonly context: Context;
  readonly lead: Lead | null;
  readonly children: readonly Nodes[];
  next: number;
}

interface Reader {
  readonly out: TextBuilder;
  readonly footnotes: Footnotes;
}

const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? node.children : []);

function write(reader: Reader, frame: Frame, text: string): void {
  const { out } = reader;
  if (!out.isOpen()) {
    if (text.trim() === '') return;
    out.begin(frame.context.traits);
  }
  if (frame.lead && frame.lead.text !== '') {
    out.write(`${frame.lead.text} `);
    frame.lead.text = '';
  }
  out.write(text);
}

function writeBlock(reader: Reader, traits: BlockTraits, text: string, isVerbatim: boolean): void {
  reader.out.begin(traits);
  if (isVerbatim) reader.out.writeVerbatim(text);
  else reader.out.write(text);
  reader.out.end();
}

function contextBelow(node: Nodes, { context }: Frame): Context {
  const { listDepth, quoteDepth } = context;
  switch (node.type) {
    case 'heading':
      return { ...context, traits: { kind: 'heading', level: node.depth } };
    case 'blockquote': {
      const level = Math.min(9, quoteDepth + 1);
      return { listDepth, quoteDepth: quoteDepth + 1, traits: { kind: 'quote', level } };
    }
    case 'list':
      return { ...context, listDepth: listDepth + 1 };
    case 'tableRow':
      return { ...context, traits: { ...context.traits, isTight: true } };
    default:
      return context;
  }
}

/** An item's context and what is printed before it: its number, or its box. */
function itemBelow(frame: Frame, item: Nodes): { context: Context; lead: Lead | null } {
  const list = frame.node;
  const level = Math.min(9, Math.max(1, frame.context.listDepth));
  const isOrdered = list.type === 'list' && list.ordered === true;
  const label = isOrdered ? String((list.start ?? 1) + frame.next - 1) : undefined;
  const box =
    item.type === 'listItem' && typeof item.checked === 'boolean'
      ? item.checked
        ? '[x]'
        : '[ ]'
      : undefined;
  const lead = [label === undefined ? undefined : `${label}.`, box].filter(
    (part) => part !== undefined,
  );
  const traits: BlockTraits = {
    kind: frame.context.traits.kind === 'note' ? 'note' : 'listItem',
    level,
    item: { isBegun: false },
    isTight: true,
    ...(label === undefined ? {} : { label }),
  };
  return {
    context: { ...frame.context, traits },
    lead: lead.length > 0 ? { text: lead.join(' ') } : null,
  };
}

const BREAK = /^<br\s*\/?>$/i;

/** One node: writes it if it is text, and gives the frame below it if it has one. */
function visit(reader: Reader, frame: Frame, node: Nodes): Frame | null {
  const { out, footnotes } = reader;
  const { context, lead } = frame;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      write(reader, frame, node.value);
      return null;
    case 'break':
      out.lineBreak();
      return null;
    case 'html':
      if (BREAK.test(node.value)) out.lineBreak();
      else write(reader, frame, node.value);
      return null;
    case 'code':
      writeBlock(reader, { kind: 'preformatted' }, node.value, true);
      return null;
    case 'image':
    case 'imageReference': {
      const caption = imageCaption(node.alt ?? undefined, 'url' in node ? node.url : '');
      const isAlone = frame.node.type === 'paragraph' && frame.children.length === 1;
      if (caption !== null && isAlone) writeBlock(reader, { kind: 'caption' }, caption, false);
      else if (caption !== null) write(reader, frame, `[${caption}]`);
      return null;
    }
    case 'footnoteReference': {
      const label = footnotes.labelOf(node.identifier);
      if (label === null || !out.isOpen())
        write(reader, frame, `[^${node.label ?? node.identifier}]`);
      else out.writeMark(`[${label}]`, label);
      return null;
    }
    case 'thematicBreak':
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      out.end();
      return null;
    case 'tableCell':
      if (frame.next > 1) out.tab();
      return { node, context, lead, children: childrenOf(node), next: 0 };
    case 'listItem': {
      out.end();
      return { node, ...itemBelow(frame, node), children: childrenOf(node), next: 0 };
    }
    default: {
      if (isBlock(node)) out.end();
      const below = contextBelow(node, frame);
      if (node.type === 'tableRow') out.begin(below.traits);
      return { node, context: below, lead, children: childrenOf(node), next: 0 };
    }
  }
}

const BLOCKS: ReadonlySet<string> = new Set(
  'paragraph heading blockquote list table tableRow'.split(' '),
);
const isBlock = (node: Nodes): boolean => BLOCKS.has(node.type) || node.type === 'listItem';

function walk(reader: Reader, root: Nodes, context: Context, lead: Lead | null): void {
  const stack: Frame[] = [{ node: root, context, lead, children: childrenOf(root), next: 0 }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      if (isBlock(frame.node)) reader.out.end();
      stack.pop();
      continue;
    }
    const below = visit(reader, frame, node);
    if (below) stack.push(below);
  }
  reader.out.end();
}

const PLAIN: Context = { traits: { kind: 'paragraph' }, listDepth: 0, quoteDepth: 0 };

function writeNotes(reader: Reader): void {
  for (const { label, definition } of reader.footnotes.inOrder) {
    const context: Context = { ...PLAIN, traits: { kind: 'note', label } };
    walk(reader, definition, context, { text: `[${label}]` });
  }
}

/**
 * Reads Markdown (CommonMark and GFM) as the text that it renders to: no emphasis marks, links by
 * their text, footnotes numbered in the order of their marks and put at the end. HTML within it
 * stays as it is written. Version 1 of "obelus-markdown".
 */
export function readMarkdown(text: string): Result<Extraction> {
  const front = readFrontMatter(text);
  const tree: Root = fromMarkdown(text.slice(front.end), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const reader: Reader = { out: createTextBuilder(), footnotes: numberFootnotes(tree) };
  walk(reader, tree, PLAIN, null);
  writeNotes(reader);
  const body = completeStructure(reader.out.finish(), true);
  const heading = body.blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const title = heading ? body.text.slice(heading.start, heading.end) : undefined;
  return done({
    body,
    facts: { ...(title === undefined ? {} : { title }), ...front.facts },
    remarks: [],
  });
}
