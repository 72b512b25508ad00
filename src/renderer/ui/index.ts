/**
 * Buttons, dialogs, fields, keys and the theme: what every panel is made of, and nothing of what
 * the panels are about.
 */
export { Button } from './button.tsx';
export { Check } from './check.tsx';
export { Chip } from './chip.tsx';
export { Choice } from './choice.tsx';
export type { Option } from './choice.tsx';
export { ariaShortcut, chordKeys, isMacPlatform, matchesChord, strokeOf } from './chord.ts';
export type { Chord, KeyStroke } from './chord.ts';
export { recordChord } from './record-chord.ts';
export type { Recorded, Refusal } from './record-chord.ts';
export { CommandKeys, useAriaShortcut, useChord } from './command-keys.ts';
export { classNames } from './class-names.ts';
export type { Command } from './command.ts';
export { Dialog } from './dialog.tsx';
export { Dot } from './dot.tsx';
export { Hint, isHintShown } from './hint.tsx';
export { IconButton } from './icon-button.tsx';
export { Kbd, Keys } from './kbd.tsx';
export { actFor, isChord, KeyButtons } from './key-buttons.tsx';
export type { KeyAct } from './key-buttons.tsx';
export { createAnnouncer, LiveRegion } from './live-region.tsx';
export type { Announcer } from './live-region.tsx';
export { firstLine } from './first-line.ts';
export { loadMarkdown, Markdown } from './markdown.tsx';
export type { Follow } from './markdown-link.tsx';
export { MarkdownField } from './markdown-field.tsx';
export { Menu } from './menu.tsx';
export { OfferField } from './offer-field.tsx';
export type { OfferFieldProps } from './offer-field.tsx';
export type { FieldProblem, Offer } from './offers.ts';
export { PickList } from './pick-list.tsx';
export type { PickItem } from './pick-list.tsx';
export { Popover } from './popover.tsx';
export { ProgressBar } from './progress-bar.tsx';
export { ReportDialog } from './report-dialog.tsx';
export { ResizeHandle } from './resize-handle.tsx';
export { SearchField } from './search-field.tsx';
export { colourValue, inkOf } from './tag-colour.ts';
export { TextField } from './text-field.tsx';
export { listStep } from './list-keys.ts';
export { rangeWith } from './list-range.ts';
export { loadTheme } from './theme.ts';
export { TickedBar } from './ticked-bar.tsx';
export { Tick } from './tick.tsx';
export { Toast, ToastRegion } from './toast.tsx';
export { VisuallyHidden } from './visually-hidden.tsx';
