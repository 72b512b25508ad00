import type { Readable } from 'node:stream';

export declare function printedAddress(output: Readable): Promise<string>;
