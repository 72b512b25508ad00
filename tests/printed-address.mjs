import { createInterface } from 'node:readline';

/**
 * The address that a loopback shell prints as it starts. Its output is read to its end: a pipe closed
 * early would end the shell at its next line.
 */
export function printedAddress(output) {
  const lines = createInterface({ input: output });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /http:\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    lines.on('close', () => {
      reject(new Error('The loopback shell gave no address. Is it built? (npm run build)'));
    });
  });
}
