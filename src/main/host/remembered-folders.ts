import { join } from 'node:path';
import { z } from 'zod';
import { readRegularFile, writeFileAtomically, type FileLayer } from '#main/services/files';
import type { Positions } from '#main/services/shared-folder';

/** A folder that an installation is in step with, and up to where it has taken in its files. */
export interface RememberedFolder {
  readonly path: string;
  /** UUID. */
  readonly project: string;
  readonly taken: Positions;
}

/** `shared-folders.json`, of this account alone. Version 1. */
const shape = z.object({
  formatVersion: z.literal(1),
  folders: z.array(
    z.object({
      replica: z.uuid(),
      path: z.string().min(1).max(4_096),
      project: z.uuid(),
      taken: z.array(
        z.object({
          name: z.string().max(300),
          bytes: z.int().nonnegative(),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      ),
    }),
  ),
});

const MOST_BYTES = 16 * 1024 * 1024;

/** By installation. Where the file is damaged, folders are to be chosen anew; no work is in it. */
export class RememberedFolders {
  readonly #userData: string;
  readonly #files: FileLayer;
  #folders: Map<string, RememberedFolder> | null = null;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(userData: string, files: FileLayer) {
    this.#userData = userData;
    this.#files = files;
  }

  async get(replica: string): Promise<RememberedFolder | null> {
    return (await this.#all()).get(replica) ?? null;
  }

  /** @param folder null forgets it */
  async set(replica: string, folder: RememberedFolder | null): Promise<void> {
    const all = await this.#all();
    if (folder === null) all.delete(replica);
    else all.set(replica, folder);
    this.#writing = this.#writing.then(() => this.#write(all));
    await this.#writing;
  }

  async #all(): Promise<Map<string, RememberedFolder>> {
    if (this.#folders !== null) return this.#folders;
    const found = await this.#read();
    // What cannot be read now may be read the next time.
    if (found !== null) this.#folders ??= found;
    return this.#folders ?? new Map();
  }

  get #path(): string {
    return join(this.#userData, 'shared-folders.json');
  }

  async #read(): Promise<Map<string, RememberedFolder> | null> {
    const bytes = await readRegularFile(this.#path, MOST_BYTES, this.#files);
    if (!bytes.ok) return bytes.code === 'not-found' ? new Map() : null;
    const decoded = shape.safeParse(jsonOf(bytes.value));
    if (!decoded.success) return new Map();
    return new Map(
      decoded.data.folders.map(({ replica, path, project, taken }) => [
        replica,
        {
          path,
          project,
          taken: new Map(taken.map(({ name, ...position }) => [name, position])),
        },
      ]),
    );
  }

  async #write(all: ReadonlyMap<string, RememberedFolder>): Promise<void> {
    const folders = [...all].map(([replica, { path, project, taken }]) => ({
      replica,
      path,
      project,
      taken: [...taken].map(([name, position]) => ({ name, ...position })),
    }));
    // A disk that is full costs a second look at the folder, and no work.
    const text = JSON.stringify({ formatVersion: 1, folders });
    await this.#files
      .mkdir(this.#userData, { recursive: true, mode: 0o700 })
      .then(() => writeFileAtomically(this.#path, Buffer.from(text, 'utf8'), this.#files))
      .catch(() => undefined);
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
