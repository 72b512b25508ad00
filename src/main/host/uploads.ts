import { done, refused, type HostApi, type Result } from '#contract';
import { sizeInWords } from '#main/services/files';
import { fromBase64 } from './base64.ts';
import { createHeld } from './held.ts';
import { bytesForThreads } from './bytes-for-threads.ts';

const MEBIBYTE = 1024 * 1024;
/** As large as a project file may be. */
const MOST_BYTES = 1024 * MEBIBYTE;

/** Files that the page sends in parts. */
export interface Uploads extends Pick<HostApi, 'uploadPart'> {
  /** What has arrived of one. */
  partsOf(upload: string): Result<readonly Uint8Array[]>;
  letGo(upload: string): void;
}

interface Upload {
  readonly parts: Uint8Array[];
  bytes: number;
}

const gone = refused('not-found', 'The file did not arrive whole. Choose it again.');

export function createUploads(): Uploads {
  const uploads = createHeld<Upload>({ most: 4, mostBytes: 1.5 * MOST_BYTES });

  const uploadPart: HostApi['uploadPart'] = async ({ upload: token, base64 }) => {
    const bytes = fromBase64(base64);
    if (bytes === null) {
      if (token !== null) uploads.letGo(token);
      return gone;
    }
    const part = bytesForThreads(bytes);
    if (token === null)
      return done({ upload: uploads.hold({ parts: [part], bytes: part.length }, part.length) });
    const upload = uploads.get(token);
    if (upload === null) return gone;
    upload.bytes += part.length;
    if (upload.bytes > MOST_BYTES) {
      uploads.letGo(token);
      return refused('too-large', `The file is larger than ${sizeInWords(MOST_BYTES)}.`);
    }
    upload.parts.push(part);
    uploads.grow(token, part.length);
    return done({ upload: token });
  };

  return {
    uploadPart,
    partsOf(token) {
      const upload = uploads.get(token);
      return upload === null ? gone : done(upload.parts);
    },
    letGo: uploads.letGo,
  };
}
