import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { builtFiles, builtText } from './built-program.ts';

interface Bridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

/** Runs the preload as a sandboxed window does: no Node, and a require that knows only Electron. */
function runPreload(): {
  readonly bridge: Bridge;
  readonly exposed: ReadonlyMap<string, unknown>;
  readonly invoked: unknown[][];
  readonly heard: Map<string, (...words: unknown[]) => void>;
} {
  const exposed = new Map<string, unknown>();
  const invoked: unknown[][] = [];
  const heard = new Map<string, (...words: unknown[]) => void>();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value),
    },
    ipcRenderer: {
      invoke: (...words: unknown[]) => {
        invoked.push(words);
        return words[0] === 'call:describeHost'
          ? Promise.resolve({ ok: true })
          : Promise.reject(new Error('No handler registered'));
      },
      on: (channel: string, listener: (...words: unknown[]) => void) =>
        heard.set(channel, listener),
      off: (channel: string) => heard.delete(channel),
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot load ${name}`);
  };
  runInNewContext(builtText('preload/preload.cjs'), { require, exports: {}, module: {} });
  return { bridge: exposed.get('obelus') as Bridge, exposed, invoked, heard };
}

describe('the built preload', () => {
  it('is one file', () => {
    expect(builtFiles('preload')).toEqual(['/preload.cjs']);
  });

  it('gives the page two functions and nothing else', () => {
    const { bridge, exposed } = runPreload();
    expect([...exposed.keys()]).toEqual(['obelus']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'onCommand']);
  });

  it('makes a call on that call’s own channel', async () => {
    const { bridge, invoked } = runPreload();
    expect(await bridge.call('describeHost', { a: 1 })).toEqual({ ok: true });
    expect(invoked).toEqual([['call:describeHost', { a: 1 }]]);
  });

  it('answers a call that nobody serves with a refusal', async () => {
    expect(await runPreload().bridge.call('../x', {})).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
  });

  it('passes on a command’s name, never the event, until it is told to stop', () => {
    const { bridge, heard } = runPreload();
    const commands: unknown[][] = [];
    const stop = bridge.onCommand((...words) => commands.push(words));
    heard.get('command')?.({ sender: {} }, 'file.open');
    expect(commands).toEqual([['file.open']]);
    stop();
    expect(heard.size).toBe(0);
  });
});
