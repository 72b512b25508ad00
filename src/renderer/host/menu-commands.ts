/**
 * Calls the listener with the id of each command chosen in the native menu; a shell without a menu
 * never calls it. Returns what ends it.
 */
export const onMenuCommand = (listener: (command: string) => void): (() => void) =>
  window.obelus?.onCommand(listener) ?? ((): void => undefined);
