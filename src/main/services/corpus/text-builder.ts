import { utf16, type BlockKind, type NoteMarker, type Draft } from '#core/text';

/** One item of a list: the first of its blocks stands beside its marker. */
export interface ListItem {
  isBegun: boolean;
}

/** What a block is; its place is where its text falls. */
export interface BlockTraits {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly label?: string;
  /** The list item that it is of, the same object for all of its blocks. */
  readonly item?: ListItem;
  readonly isBoilerplate?: boolean;
  /** Stands directly under the block before, without a blank line: items, rows. */
  readonly isTight?: boolean;
}

export interface BuiltText {
  readonly text: string;
  readonly drafts: Draft[];
  readonly marks: readonly Omit<NoteMarker, 'note'>[];
}

/**
 * Builds the canonical text of a source whose text is not its bytes, block by block: blocks are
 * parted by a blank line, or by a line end where they are tight. White space is collapsed as
 * browsers do, and stands at no block's edge.
 */
export interface TextBuilder {
  /** Opens a block; one that stays without text leaves no trace. Ends the block before. */
  begin(traits: BlockTraits): void;
  /** Whether a block is open, be it still empty. */
  isOpen(): boolean;
  write(text: string): void;
  /** Text whose white space counts. */
  writeVerbatim(text: string): void;
  lineBreak(): void;
  tab(): void;
  /** The last few characters written in this block; empty where there are none. */
  tail(): string;
  /** Text that is a note's mark. */
  writeMark(text: string, label: string): void;
  end(): void;
  finish(): BuiltText;
}

const SPACES = /[ \t\n\f\r]+/g;

export function createTextBuilder(): TextBuilder {
  const parts: string[] = [];
  const drafts: Draft[] = [];
  const marks: Omit<NoteMarker, 'note'>[] = [];
  let length = 0;
  let open: BlockTraits | null = null;
  let start = -1;
  let pending = '';
  let last = '';

  function push(text: string): void {
    if (text === '' || open === null) return;
    if (start === -1) {
      const gap = length === 0 ? '' : open.isTight === true ? '\n' : '\n\n';
      if (gap !== '') parts.push(gap);
      length += gap.length;
      start = length;
      pending = '';
    }
    if (pending !== '') {
      parts.push(pending);
      length += pending.length;
      pending = '';
    }
    parts.push(text);
    length += text.length;
    last = (last + text).slice(-6);
  }

  function write(text: string): void {
    const collapsed = text.replace(SPACES, ' ');
    const bare = collapsed.trim() === '' ? collapsed.replace(/ /g, '') : collapsed;
    if (bare === '') {
      if (collapsed !== '' && pending === '') pending = ' ';
      return;
    }
    const from = collapsed.startsWith(' ') ? 1 : 0;
    const to = collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
    if (from === 1 && pending === '') pending = ' ';
    push(collapsed.slice(from, to));
    if (to < collapsed.length) pending = ' ';
  }

  function end(): void {
    if (open !== null && start !== -1) {
      const { kind, level, label, item, isBoilerplate } = open;
      drafts.push({
        kind,
        start,
        end: length,
        isBoilerplate: isBoilerplate === true,
        indent: 0,
        isAfterBlank: true,
        ...(level === undefined ? {} : { level }),
        ...(label === undefined ? {} : { label }),
        ...(item?.isBegun === true ? { continues: true } : {}),
      });
      if (item !== undefined) item.isBegun = true;
    }
    open = null;
    start = -1;
    pending = '';
    last = '';
  }

  return {
    begin(traits) {
      end();
      open = traits;
    },
    isOpen: () => open !== null,
    write,
    writeVerbatim(text) {
      const lined = text.replace(/\r\n?/g, '\n');
      const bare = start === -1 ? lined.replace(/^\n+/, '') : lined;
      const body = bare.replace(/\s+$/, '');
      if (body !== '') push(body);
      pending += bare.slice(body.length);
    },
    lineBreak() {
      if (start !== -1) pending = `${pending.replace(/ +$/, '')}\n`;
    },
    tab() {
      if (open !== null && start !== -1) pending = `${pending.replace(/ +$/, '')}\t`;
    },
    tail: () => (start === -1 ? '' : last + pending),
    writeMark(text, label) {
      if (open === null || text === '') return;
      push(text);
      marks.push({ label, start: utf16(length - text.length), end: utf16(length) });
    },
    end,
    finish() {
      end();
      return { text: parts.join(''), drafts, marks };
    },
  };
}
