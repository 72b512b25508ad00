import type { TagId } from '#core/model';
import type { Utf16Offset } from '#core/text';
import type { Annotation, Workbench } from '#renderer/store';
import { strings, type Command } from '#renderer/ui';
import { cycleRegions, focusRegion, regionOf, type Region } from './regions.ts';
import { moveEdgeByWord, type EdgeMove } from './word-edges.ts';
import { hasOverlays, type WindowStore } from './window-state.ts';

/** A command with where its keys act. */
export interface AppCommand extends Command {
  /** Keys that act even while a field has the keyboard. */
  readonly actsInFields: boolean;
  /** Keys that act only while one of these has the keyboard; everywhere else where absent. */
  readonly regions?: readonly Region[];
}

/** What the commands work on. */
export interface CommandContext {
  readonly workbench: Workbench;
  readonly window: WindowStore;
  readonly reading: {
    /** Brings a selection the page has not yet told of into the state. */
    readonly flushSelection: () => void;
    /** Where the caret stands; null while no text is open. */
    readonly caretOffset: () => Utf16Offset | null;
  };
  /** Asks for a file of annotations, and imports it. */
  readonly importAnnotations: () => void;
}

interface Extras {
  readonly chords?: readonly string[];
  readonly isEnabled?: () => boolean;
  readonly actsInFields?: boolean;
  readonly regions?: readonly Region[];
}

const always = (): boolean => true;

const command = (
  id: string,
  group: string,
  label: string,
  run: () => void,
  extras: Extras = {},
): AppCommand => ({
  id,
  group,
  label,
  run,
  chords: extras.chords ?? [],
  isEnabled: extras.isEnabled ?? always,
  actsInFields: extras.actsInFields ?? false,
  ...(extras.regions === undefined ? {} : { regions: extras.regions }),
});

/** Every command as things stand: labels and enabledness follow the state at the time of asking. */
export function listCommands(context: CommandContext): readonly AppCommand[] {
  return [
    ...fileCommands(context),
    ...tagCommands(context),
    ...movingCommands(context),
    ...findCommands(context),
    ...editCommands(context),
    ...windowCommands(context),
  ];
}

const focusedAnnotation = ({ workbench }: CommandContext): Annotation | undefined => {
  const { focused, open } = workbench.state.getState();
  return focused === null ? undefined : open?.annotations.get(focused);
};

function fileCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const hasDocuments = (): boolean => workbench.state.getState().documents.length > 0;
  return [
    command(
      'file.open',
      groups.files,
      commands.openFiles,
      () => void workbench.chooseAndImport('files'),
      { chords: ['Mod+O'], actsInFields: true },
    ),
    command(
      'file.openFolder',
      groups.files,
      commands.openFolder,
      () => void workbench.chooseAndImport('folder'),
      { chords: ['Mod+Shift+O'], actsInFields: true },
    ),
    command(
      'file.exportDocument',
      groups.files,
      commands.exportDocument,
      () => void workbench.exportJsonLd('document'),
      { chords: ['Mod+E'], actsInFields: true, isEnabled: isOpen },
    ),
    command(
      'file.export',
      groups.files,
      commands.exportDialog,
      () => {
        window.setState({ modal: { kind: 'export' } });
      },
      { chords: ['Mod+Shift+E'], actsInFields: true, isEnabled: hasDocuments },
    ),
    command(
      'file.importAnnotations',
      groups.files,
      commands.importAnnotations,
      context.importAnnotations,
      {
        chords: ['Mod+I'],
        actsInFields: true,
        isEnabled: hasDocuments,
      },
    ),
    command(
      'file.remove',
      groups.files,
      commands.removeDocument,
      () => {
        const open = workbench.state.getState().open;
        if (open !== null) workbench.removeDocument(open.summary.id);
      },
      { isEnabled: isOpen },
    ),
  ];
}

function tagCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench } = context;
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const hasFocused = (): boolean => focusedAnnotation(context) !== undefined;
  const { tags, hiddenTags } = workbench.state.getState();
  return [
    ...tags.map((tag) =>
      command(
        `tag.${tag.id}`,
        groups.tagging,
        commands.tag(tag.label),
        () => {
          applyTag(context, tag.id);
        },
        { chords: tag.key === '' ? [] : [tag.key], isEnabled: isOpen },
      ),
    ),
    command(
      'annotation.remove',
      groups.tagging,
      commands.remove,
      () => {
        const focused = focusedAnnotation(context);
        if (focused !== undefined) workbench.remove([focused.id]);
      },
      {
        chords: ['Delete', 'Backspace'],
        isEnabled: hasFocused,
        regions: ['reading', 'cards', 'other'],
      },
    ),
    ...edgeCommands(context),
    ...tags.map((tag) => {
      const isHidden = hiddenTags.has(tag.id);
      return command(
        `tags.toggle.${tag.id}`,
        groups.tagging,
        commands.toggleTag(tag.label, isHidden),
        () => {
          workbench.setTagHidden(tag.id, !isHidden);
        },
        { isEnabled: isOpen },
      );
    }),
  ];
}

/** Tags the selection; while a card has the keyboard, or without a selection, changes its tag. */
function applyTag(context: CommandContext, tag: TagId): void {
  const { workbench, reading } = context;
  reading.flushSelection();
  const focused = focusedAnnotation(context);
  const isOnCard = regionOf(document.activeElement) === 'cards';
  if (workbench.state.getState().selection !== null && !(isOnCard && focused !== undefined))
    workbench.annotate(tag);
  else if (focused !== undefined && focused.tag !== tag) workbench.retag(focused.id, tag);
}

/** Moves an edge of the focused annotation by a word. */
export function adjustFocused(context: CommandContext, move: EdgeMove): void {
  const { open } = context.workbench.state.getState();
  const focused = focusedAnnotation(context);
  if (open === null || focused === undefined) return;
  const { text, noteMarkers } = open.body;
  const range = moveEdgeByWord(text, noteMarkers, focused, move);
  if (range !== null) context.workbench.adjust(focused.id, range);
}

function edgeCommands(context: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const isEnabled = (): boolean => focusedAnnotation(context) !== undefined;
  const edge = (id: string, label: string, chord: string, move: EdgeMove): AppCommand =>
    command(
      id,
      groups.tagging,
      label,
      () => {
        adjustFocused(context, move);
      },
      { chords: [chord], isEnabled },
    );
  return [
    edge('edge.endLater', commands.endLater, 'Alt+ArrowRight', { edge: 'end', direction: 1 }),
    edge('edge.endEarlier', commands.endEarlier, 'Alt+ArrowLeft', { edge: 'end', direction: -1 }),
    edge('edge.startLater', commands.startLater, 'Alt+Shift+ArrowRight', {
      edge: 'start',
      direction: 1,
    }),
    edge('edge.startEarlier', commands.startEarlier, 'Alt+Shift+ArrowLeft', {
      edge: 'start',
      direction: -1,
    }),
  ];
}

function movingCommands(context: CommandContext): readonly AppCommand[] {
  const { workbench, window } = context;
  const { commands, groups } = strings;
  const hasAnnotations = (): boolean =>
    (workbench.state.getState().open?.annotations.size ?? 0) > 0;
  const here = (): Utf16Offset =>
    context.reading.caretOffset() ??
    workbench.state.getState().selection?.start ??
    (0 as Utf16Offset);
  const openCard = (): void => {
    const { open, selection, hiddenTags } = workbench.state.getState();
    const at = context.reading.caretOffset() ?? selection?.start ?? null;
    if (open !== null && at !== null) {
      const found = open.annotations
        .overlapping({ start: at, end: (at + 1) as Utf16Offset })
        .filter(({ tag }) => !hiddenTags.has(tag))
        .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
      if (found !== undefined) workbench.focus(found.id);
    }
    if (workbench.state.getState().focused === null) return;
    window.setState(({ cardWish }) => ({
      cardWish: cardWish + 1,
      overlay: hasOverlays() ? 'cards' : null,
    }));
  };
  const neighbour = (direction: 1 | -1) => () => {
    workbench.focusNeighbour(direction, here());
  };
  return [
    command('annotation.next', groups.moving, commands.next, neighbour(1), {
      chords: [']'],
      isEnabled: hasAnnotations,
    }),
    command('annotation.previous', groups.moving, commands.previous, neighbour(-1), {
      chords: ['['],
      isEnabled: hasAnnotations,
    }),
    command('annotation.open', groups.moving, commands.openCard, openCard, {
      chords: ['Enter'],
      regions: ['reading'],
      isEnabled: hasAnnotations,
    }),
    command(
      'region.next',
      groups.moving,
      commands.nextRegion,
      () => {
        cycleRegions(1);
      },
      { chords: ['F6'], actsInFields: true },
    ),
    command(
      'region.previous',
      groups.moving,
      commands.previousRegion,
      () => {
        cycleRegions(-1);
      },
      { chords: ['Shift+F6'], actsInFields: true },
    ),
    command(
      'leave',
      groups.moving,
      commands.leave,
      () => {
        leave(context);
      },
      { chords: ['Escape'], regions: ['reading', 'cards', 'corpus', 'other'] },
    ),
  ];
}

/** One step out: the overlay, the way back to the text, the search, the selection, the open card, the notices. */
function leave({ workbench, window }: CommandContext): void {
  const { find, selection, focused, notices } = workbench.state.getState();
  const isAway = regionOf(document.activeElement) !== 'reading';
  if (window.getState().overlay !== null && hasOverlays()) {
    window.setState({ overlay: null });
    focusRegion('reading');
  } else if (isAway && focusRegion('reading')) return;
  else if (find !== null) workbench.endFind();
  else if (selection !== null) workbench.select(null);
  else if (focused !== null) workbench.focus(null);
  else for (const { id } of notices) workbench.dismissNotice(id);
}

function findCommands({ workbench, window, reading }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const isOpen = (): boolean => workbench.state.getState().open !== null;
  const isFinding = (): boolean => (workbench.state.getState().find?.matches.length ?? 0) > 0;
  const start = (): void => {
    reading.flushSelection();
    const { find, selection, open } = workbench.state.getState();
    const selected =
      selection === null ? '' : open?.body.text.slice(selection.start, selection.end);
    const isWord = selected !== undefined && selected !== '' && !/\n/.test(selected);
    if (isWord && selected.length <= 100) workbench.startFind(selected);
    else if (find === null) workbench.startFind('');
    window.setState(({ findWish }) => ({ findWish: findWish + 1 }));
  };
  const step = (direction: 1 | -1) => () => {
    workbench.findNext(direction);
  };
  return [
    command('find.start', groups.finding, commands.find, start, {
      chords: ['Mod+F'],
      actsInFields: true,
      isEnabled: isOpen,
    }),
    command('find.next', groups.finding, commands.findNext, step(1), {
      chords: ['F3', 'Mod+G'],
      actsInFields: true,
      isEnabled: isFinding,
    }),
    command('find.previous', groups.finding, commands.findPrevious, step(-1), {
      chords: ['Shift+F3', 'Mod+Shift+G'],
      actsInFields: true,
      isEnabled: isFinding,
    }),
  ];
}

function editCommands({ workbench }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const { undoLabel, redoLabel } = workbench.state.getState();
  return [
    command(
      'edit.undo',
      groups.editing,
      undoLabel === null ? commands.undo : commands.undoThis(undoLabel),
      () => {
        workbench.undo();
      },
      { chords: ['Mod+Z'], isEnabled: () => workbench.state.getState().undoLabel !== null },
    ),
    command(
      'edit.redo',
      groups.editing,
      redoLabel === null ? commands.redo : commands.redoThis(redoLabel),
      () => {
        workbench.redo();
      },
      {
        chords: ['Mod+Shift+Z', 'Mod+Y'],
        isEnabled: () => workbench.state.getState().redoLabel !== null,
      },
    ),
  ];
}

function windowCommands({ window }: CommandContext): readonly AppCommand[] {
  const { commands, groups } = strings;
  const show = (kind: 'palette' | 'keys' | 'name') => () => {
    window.setState({ modal: { kind } });
  };
  return [
    command('palette', groups.help, commands.palette, show('palette'), {
      chords: ['Mod+K'],
      actsInFields: true,
    }),
    command('keys', groups.help, commands.keys, show('keys'), { chords: ['?', 'F1'] }),
    command('name', groups.help, commands.name, show('name')),
  ];
}
