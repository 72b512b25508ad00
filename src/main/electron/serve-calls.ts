import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { methods, refused, serveCall, type HostApi, type MethodName } from '#contract';
import type { InFlight } from '#main/page';
import { refuseUnbounded } from './json-bounds.ts';
import { mayCall, type Sender } from './policy.ts';

/** Serves each method of the contract on a channel of its own, "call:METHOD". Handlers never reject. */
export function serveCalls(
  api: HostApi,
  inFlight: InFlight,
  report: (name: string, error: unknown) => void,
): void {
  for (const name of Object.keys(methods) as MethodName[])
    ipcMain.handle(`call:${name}`, (event, input: unknown) => {
      if (!mayCall(senderOf(event)))
        return refused('bad-request', 'Only the program’s own page may ask.');
      return refuseUnbounded(input) ?? inFlight.track(serveCall(api, name, input, report));
    });
}

/** Null for a frame that is gone, or that went elsewhere before the call arrived. */
function senderOf({ senderFrame }: IpcMainInvokeEvent): Sender | null {
  return senderFrame === null
    ? null
    : { url: senderFrame.url, isTopFrame: senderFrame.parent === null };
}
