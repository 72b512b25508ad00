/**
 * `npm run test:network`: an hour of use with the network counted. Somebody reads, tags, searches, links,
 * compares, saves, opens, exports, restores and rests, at a person's pace, in the built program's own
 * window, among hostile documents; whatever goes to anywhere but the program's own port is named, and
 * fails it.
 *
 *   npm run test:network                    an hour
 *   npm run test:network -- --minutes 2     shorter, with shorter rests
 *   npm run test:network -- --seed 7        the same order of doings again
 *
 * On Linux it runs in a network of its own that looks as if it led out, and in which every packet is
 * counted; where `strace` is installed, each call of the system that connects, sends or listens is read.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildWhereNeeded } from '../../scripts/steps/build.mjs';
import { findChromium, requireChromium } from '../../scripts/steps/chromium.mjs';
import { runs, runsPackage } from '../../scripts/steps/run.mjs';

const { values: asked } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    inside: { type: 'boolean', default: false },
  },
});

/** The end of a cable whose other end nobody listens at. */
const CABLE = 'outward';

/**
 * A network in which a browser believes itself online, by both kinds of addresses. What the system says
 * by itself as a cable is put in is waited for, so that whatever is counted later was somebody's wish.
 */
const LAID = `
ip link set lo up
ip link add ${CABLE} type veth peer name nowhere
for end in ${CABLE} nowhere; do
  for word in accept_ra autoconf router_solicitations accept_dad; do
    echo 0 > /proc/sys/net/ipv6/conf/$end/$word
  done
done
echo 1 > /proc/sys/net/ipv6/conf/nowhere/disable_ipv6
ip link set nowhere address 02:00:00:00:00:02 up
ip addr add 192.0.2.1/24 dev ${CABLE}
ip addr add 2001:db8::1/64 dev ${CABLE} nodad
ip link set ${CABLE} up
ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev ${CABLE} nud permanent
ip neigh add 2001:db8::2 lladdr 02:00:00:00:00:02 dev ${CABLE} nud permanent
ip route add default via 192.0.2.2
ip -6 route add default via 2001:db8::2
sleep 12
exec "$@"
`;

const inOwnNetwork = (...command) => ['-rn', 'sh', '-ec', LAID, 'sh', ...command];

if (asked.inside) {
  const given = ['test', '--config', 'tests/network/playwright.config.ts'];
  process.exit(runsPackage('@playwright/test/cli.js', given) ? 0 : 1);
}

requireChromium();
if (process.env.OBELUS_PROGRAM === undefined) buildWhereNeeded();
const env = {
  ...process.env,
  OBELUS_CHROMIUM: findChromium() ?? '',
  OBELUS_MINUTES: asked.minutes,
  OBELUS_SEED: asked.seed,
};
const itself = [process.execPath, import.meta.filename, '--inside'];
const canLay = spawnSync('unshare', inOwnNetwork('true'), { stdio: 'ignore' }).status === 0;
const isDone = canLay
  ? runs('unshare', inOwnNetwork(...itself), { env: { ...env, OBELUS_CABLE: CABLE } })
  : runs(itself[0], itself.slice(1), { env });
process.exit(isDone ? 0 : 1);
