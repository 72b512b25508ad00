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

export function setSwitches(app: App): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
}
