/** Prefix codes after RFC 1951, 3.2.2: which symbol gets how many bits, and which bits. */

/**
 * Bits that each symbol gets, the fewer the oftener it stands; none where it never does. At least two
 * symbols get some, since not every reader takes a code of one.
 *
 * Huffman's tree is built by two queues; what lies too deep in it is brought up as in miniz: each time a
 * leaf above is put one lower, until the code is no more than full.
 *
 * @param counts how often each stands
 * @param most bits that a symbol may get
 */
export function lengthsFor(counts: Uint32Array, most: number): Uint8Array {
  const leaves = [...counts.keys()].filter((symbol) => (counts[symbol] as number) > 0);
  for (let symbol = 0; leaves.length < 2; symbol++) if (counts[symbol] === 0) leaves.push(symbol);
  leaves.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  const perLength = depthsOf(
    leaves.map((symbol) => counts[symbol] as number),
    most,
  );
  fit(perLength, most);
  const lengths = new Uint8Array(counts.length);
  let length = most;
  for (const symbol of leaves) {
    while (perLength[length] === 0) length--;
    perLength[length] = (perLength[length] as number) - 1;
    lengths[symbol] = length;
  }
  return lengths;
}

/**
 * How many leaves of the tree lie how deep.
 *
 * @param weights of the leaves, ascending
 * @param most all that lie deeper are counted here
 */
function depthsOf(weights: readonly number[], most: number): Uint32Array {
  const leaves = weights.length;
  const nodes = 2 * leaves - 1;
  const weight = Float64Array.from({ length: nodes }, (_, node) => weights[node] ?? 0);
  const parent = new Uint16Array(nodes);
  let leaf = 0;
  let inner = leaves;
  for (let node = leaves; node < nodes; node++)
    for (let side = 0; side < 2; side++) {
      const isLeaf =
        leaf < leaves && (inner >= node || (weight[leaf] as number) <= (weight[inner] as number));
      const child = isLeaf ? leaf++ : inner++;
      weight[node] = (weight[node] as number) + (weight[child] as number);
      parent[child] = node;
    }
  const depth = new Uint16Array(nodes);
  const perLength = new Uint32Array(most + 1);
  for (let node = nodes - 2; node >= 0; node--) {
    depth[node] = (depth[parent[node] as number] as number) + 1;
    if (node >= leaves) continue;
    const length = Math.min(depth[node] as number, most);
    perLength[length] = (perLength[length] as number) + 1;
  }
  return perLength;
}

/** Makes the code one that can be read: all its symbols together may fill no more than there is. */
function fit(perLength: Uint32Array, most: number): void {
  const move = (length: number, by: number): void => {
    perLength[length] = (perLength[length] as number) + by;
  };
  let filled = 0;
  for (let length = 1; length <= most; length++)
    filled += (perLength[length] as number) * 2 ** (most - length);
  for (; filled > 2 ** most; filled--) {
    move(most, -1);
    let above = most - 1;
    while (perLength[above] === 0) above--;
    move(above, -1);
    move(above + 1, 2);
  }
}

/** The bits of each symbol, the first in the lowest place: as they are written. */
export function codesFor(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length < next.length; length++)
    next[length] = ((next[length - 1] as number) + (next[length] as number)) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    let code = next[length] as number;
    next[length] = code + 1;
    for (let bit = 0; bit < length; bit++, code >>= 1)
      codes[symbol] = ((codes[symbol] as number) << 1) | (code & 1);
  }
  return codes;
}
