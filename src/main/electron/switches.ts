import type { App } from 'electron';

/**
 * Chromium's switches, set before it starts. No name resolves, so that a request that slipped past
 * every other fence ends here too; and Chromium's own talk with its servers is off.
 */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['disable-sync'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** What a private workbench has beside them: nothing of a break-off is written. */
const PRIVATE_SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['disk-cache-size', '1'],
];

export function setSwitches(app: App, isPrivate: boolean): void {
  const all = isPrivate ? [...SWITCHES, ...PRIVATE_SWITCHES] : SWITCHES;
  for (const [name, value] of all) app.commandLine.appendSwitch(name, value);
}
