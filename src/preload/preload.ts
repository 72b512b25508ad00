/**
 * What a page in the Electron shell is given: `window.obelus`. It carries calls and commands across
 * and decides nothing; main decodes every call. Built to one CommonJS file, since a sandboxed
 * window loads no other.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

export interface Bridge {
  /** Makes one call of the contract; what comes back is main's envelope. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Hears the names of commands chosen from the menu. Returns how to stop hearing them. */
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

/** Main never rejects a call it knows: a rejection is an unknown name, or a value no wire carries. */
const unknownCall = { ok: false, code: 'bad-request', message: 'Unknown request.' };

const bridge: Bridge = {
  call: async (name, input) => {
    try {
      return (await ipcRenderer.invoke(`call:${name}`, input)) as unknown;
    } catch {
      return unknownCall;
    }
  },
  onCommand: (listener) => {
    const hear = (_: IpcRendererEvent, command: unknown): void => listener(String(command));
    ipcRenderer.on('command', hear);
    return () => void ipcRenderer.off('command', hear);
  },
};

contextBridge.exposeInMainWorld('obelus', bridge);
