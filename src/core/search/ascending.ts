/** Looking up in ascending numbers. */

/** Number of leading entries that are not greater. */
export function countAtMost(numbers: Int32Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const holds = (numbers: Int32Array, value: number): boolean => {
  const count = countAtMost(numbers, value);
  return count > 0 && numbers[count - 1] === value;
};
