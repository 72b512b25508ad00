import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the system was asked for by the host and by the browser, as `strace` wrote it down. */
export const canTrace: boolean =
  process.platform === 'linux' && spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/**
 * Only what reaches out or lets in; followed into every process that is begun. The browser's processes
 * talk with each other by the call that Node sends datagrams with, all the time: its own log and the
 * count of packets tell of its datagrams.
 */
export const tracing = (who: 'host' | 'browser', log: string): readonly string[] => [
  'strace',
  ...['-D', '-f', '--seccomp-bpf', '-qq', '-e', 'signal=none', '-o', log],
  ...['--decode-fds=socket', '-e'],
  `trace=connect,sendto,sendmmsg,bind${who === 'host' ? ',sendmsg' : ''}`,
];

export interface Call {
  /** Connecting a datagram socket asks the system for a route, and sends nothing. */
  readonly what: 'connect' | 'route' | 'send' | 'bind';
  readonly host: string;
  readonly port: number;
}

const CALL = /^\d+ +(connect|sendto|sendmsg|sendmmsg|bind)\(\d+<(TCP|UDP)(?:v6)?:/;
const NAMED = /sa_family=AF_INET6?, sin6?_port=htons\((\d+)\).*?"([^"]+)"/;
/** Where a socket that is connected leads, as it is told beside its number. */
const LED = /->\[?([^\]>]+?)\]?:(\d+)\]>/;

/** Every call that reaches an address of the internet's kind, loopback included. */
export function callsIn(log: string): readonly Call[] {
  const calls: Call[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, name, kind] = CALL.exec(line) ?? [];
    if (name === undefined) continue;
    const [, port, host = ''] = NAMED.exec(line) ?? [];
    const [, ledTo = '', ledPort] = LED.exec(line) ?? [];
    const isRoute = name === 'connect' && kind === 'UDP';
    const what = isRoute
      ? 'route'
      : name.startsWith('send')
        ? 'send'
        : (name as 'connect' | 'bind');
    // A stream is named where it is connected.
    if (what === 'send' && kind === 'TCP') continue;
    calls.push({ what, host: host === '' ? ledTo : host, port: Number(port ?? ledPort) });
  }
  return calls;
}

/** How many packets left by a cable so far. */
export function packetsBy(cable: string): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((each) => each.trim().startsWith(`${cable}:`));
  // Eight columns of what came, then what went: bytes and packets.
  return Number(line?.split(':')[1]?.trim().split(/\s+/)[9]);
}

/** Equal ones counted, the most frequent first. */
export function tally(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
