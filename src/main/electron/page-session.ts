import type { Session } from 'electron';
import { mayRequest, mayUse } from './policy.ts';

/** Takes from a session all that the page has no use for: the network, devices, downloads, dictionaries. */
export function confine(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayUse(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayUse(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url, isPackaged) });
  });
  // It fetches dictionaries from a server.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
