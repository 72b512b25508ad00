import { createDecipheriv, createHmac, hkdfSync, scryptSync } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { armor, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectBytes, readProject, writeProjectFile } from '#main/services/project';
import { isLocked, lock, unlock } from '../../../src/main/services/project/lock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { comparable, messageOf, sampleProject, valueOf } from './sample-projects.ts';

/** Little work for each attempt: nothing here is to be kept. */
const LITTLE = 4;
const PASSPHRASE = 'three blind mice';

let plain: Uint8Array;
let locked: Uint8Array;
beforeAll(async () => {
  plain = valueOf(await projectBytes('p.obelus', sampleProject()));
  locked = await lock(plain, PASSPHRASE, LITTLE);
});

const read = (bytes: Uint8Array, passphrase: string | null = PASSPHRASE) =>
  readProject({ name: 'p.obelus', bytes }, passphrase);

/** The same file with its first lines as told. */
function withHead(alter: (lines: string[]) => void): Uint8Array {
  const text = Buffer.from(locked).toString('latin1');
  const lines = text.split('\n');
  const head = lines.slice(0, 4);
  alter(head);
  return Buffer.from([...head, ...lines.slice(4)].join('\n'), 'latin1');
}

function opened(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** A file of one piece, opened as the specification says and by nothing but what Node brings. */
function openedBySpecification(file: Buffer, passphrase: string): Buffer {
  const head = file.subarray(0, file.indexOf('\n--- ') + 4);
  const [, stanza = '', body = ''] = head.toString('latin1').split('\n');
  const [, , salt = '', work = ''] = stanza.split(' ');
  const label = Buffer.from('age-encryption.org/v1/scrypt');
  const salted = Buffer.concat([label, Buffer.from(salt, 'base64')]);
  const wrap = scryptSync(passphrase, salted, 32, { N: 2 ** Number(work), r: 8, p: 1 });
  const fileKey = opened(wrap, Buffer.alloc(12), Buffer.from(body, 'base64'));
  const derived = (from: Uint8Array, what: string): Buffer =>
    Buffer.from(hkdfSync('sha256', fileKey, from, what, 32));
  const code = createHmac('sha256', derived(Buffer.alloc(0), 'header')).update(head);
  const end = head.length + 1 + 43;
  const stated = file.subarray(head.length + 1, end).toString('latin1');
  expect(Buffer.from(stated, 'base64').equals(code.digest())).toBe(true);
  const nonce = file.subarray(end + 1, end + 17);
  const last = Buffer.from([...Buffer.alloc(11), 1]);
  return opened(derived(nonce, 'payload'), last, file.subarray(end + 17));
}

describe('a locked project', () => {
  it('is what the specification of age says', async () => {
    const bytes = Buffer.from(await lock(Buffer.from('A few words.'), 'déjà', LITTLE));
    expect(openedBySpecification(bytes, 'déjà'.normalize('NFC')).toString()).toBe('A few words.');
  });

  it('opens with its passphrase to what was locked, of whichever size', async () => {
    expect(comparable(valueOf(await read(locked)))).toEqual(comparable(sampleProject()));
    // About the ends of age's pieces of 64 KiB.
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 5_000_000]) {
      const bytes = Buffer.alloc(size, 'abc');
      const again = valueOf(await unlock('p', await lock(bytes, 'x', LITTLE), 'x'));
      expect([size, Buffer.compare(again, bytes)]).toEqual([size, 0]);
    }
  });

  it('is asked for its passphrase, and says the same of every wrong one', async () => {
    const none = await read(locked, null);
    expect(none).toMatchObject({ code: 'locked' });
    expect(messageOf(none)).toBe('“p.obelus” is locked: it opens with its passphrase.');
    expect(await read(locked, '')).toEqual(none);
    for (const wrong of ['x', `${PASSPHRASE} `, ` ${PASSPHRASE}`, PASSPHRASE.toUpperCase()]) {
      const answer = await read(locked, wrong);
      expect(answer).toMatchObject({ ok: false, code: 'locked' });
      expect(messageOf(answer)).toMatch(/^“p\.obelus” was not unlocked: [^.]*\.$/);
    }
  });

  it('opens however a keyboard composes the letters of its passphrase, spaces included', async () => {
    const composed = ' d\u00e9j\u00e0 vu \u212b ';
    const bytes = await lock(plain, composed, LITTLE);
    for (const same of [composed, composed.normalize('NFC'), composed.normalize('NFD')])
      expect((await read(bytes, same)).ok).toBe(true);
    // Compatibility is not the same letter.
    const ligature = await lock(plain, 'o\ufb03ce', LITTLE);
    expect((await read(ligature, 'office')).ok).toBe(false);
  });

  it('tells nothing of what is in it', async () => {
    const text = Buffer.from(locked).toString('latin1');
    const { project, documents } = sampleProject();
    const words = ['mimetype', 'obelus.json', 'documents', 'changes', project.id, 'A project'];
    for (const word of [...words, ...documents.map(({ summary }) => summary.id)])
      expect([word, text.includes(word)]).toEqual([word, false]);
    expect(text.split('\n').slice(0, 2).join(' ')).toMatch(
      /^age-encryption\.org\/v1 -> scrypt \S+ 4$/,
    );
    expect(await lock(plain, PASSPHRASE, LITTLE)).not.toEqual(locked);
  });

  it('is refused at every length it is cut to', async () => {
    for (let length = 1; length < locked.length; length += length < 240 ? 1 : 97) {
      const answer = await read(locked.subarray(0, length));
      expect([length, answer.ok]).toEqual([length, false]);
    }
    const ends = [65_552, 65_553, 131_104].map((length) => length + 200);
    const large = await lock(Buffer.alloc(200_000, 'abc'), 'x', LITTLE);
    for (const length of ends)
      expect((await unlock('p', large.subarray(0, length), 'x')).ok).toBe(false);
    const more = Buffer.concat([locked, Buffer.from([0])]);
    expect(await read(more)).toMatchObject({ ok: false, code: 'damaged' });
  });

  it('is refused whichever one byte is changed, and gives out nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(locked.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flipped) => {
          const bytes = Uint8Array.from(locked);
          bytes[at] = (bytes[at] as number) ^ flipped;
          const answer = await read(bytes);
          expect(answer.ok).toBe(false);
          expect(messageOf(answer)).toMatch(/^“p\.obelus” was not (?:opened|unlocked): [^\n]*\.$/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['more work than is sensible', '30', /2\^30 steps of work, and the limit is 2\^20/],
    ['a little more', '21', /2\^21/],
    ['work that is no number', '1e1', /its lock is damaged/],
    ['work with a zero before it', '04', /its lock is damaged/],
    ['work beyond any number', '9'.repeat(40), /its lock is damaged/],
    ['none', '0', /its lock is damaged/],
  ])('is refused before anything is computed for %s', async (_, work, says) => {
    const bytes = withHead((head) => (head[1] = (head[1] as string).replace(/4$/, work)));
    expect(messageOf(await read(bytes))).toMatch(says);
    // Before it is asked for a passphrase, even.
    expect(messageOf(await read(bytes, null))).toMatch(says);
  });

  it.each([
    [
      'a second recipient of the same kind',
      (head: string[]) => head.splice(3, 0, ...head.slice(1, 3)),
    ],
    [
      'a recipient of another kind behind it',
      (head: string[]) => head.splice(3, 0, '-> X25519 AAAA', 'AAAA'),
    ],
    ['nothing but its first line', (head: string[]) => head.splice(1, 3)],
    ['an argument too many', (head: string[]) => (head[1] += ' 4')],
    [
      'a salt too long',
      (head: string[]) => (head[1] = head[1]?.replace('scrypt ', 'scrypt A') ?? ''),
    ],
    ['a code too short', (head: string[]) => (head[3] = head[3]?.slice(0, -1) ?? '')],
    ['line ends of Windows', (head: string[]) => (head[0] += '\r')],
  ])('is refused before anything is computed for %s', async (_, alter) => {
    const answer = await read(withHead(alter), null);
    expect(answer).toMatchObject({ ok: false, code: 'damaged' });
  });

  it('is refused where it is locked for keys', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    const bytes = await encrypter.encrypt(plain);
    expect(messageOf(await read(bytes, null))).toMatch(/only a passphrase can open a project/);
  });

  it('opens where a program for age armoured it, and where it is damaged not', async () => {
    const armoured = Buffer.from(armor.encode(locked));
    expect(isLocked(armoured)).toBe(true);
    expect(comparable(valueOf(await read(armoured)))).toEqual(comparable(sampleProject()));
    const cut = await read(armoured.subarray(0, -10));
    expect(messageOf(cut)).toMatch(/its lock is damaged/);
  });

  it('is checked as any other once it is open', async () => {
    const bytes = await lock(Buffer.from('no ZIP at all'), PASSPHRASE, LITTLE);
    expect(await read(bytes)).toMatchObject({ ok: false, code: 'damaged' });
  });

  it('leaves nothing unlocked behind where it is written', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'p.obelus');
    await writeFile(path, plain);
    const before = (await stat(path)).ino;
    valueOf(await writeProjectFile(path, sampleProject(), PASSPHRASE));
    expect(await readdir(folder)).toEqual(['p.obelus']);
    expect((await stat(path)).ino).not.toBe(before);
    const bytes = await readFile(path);
    expect(isLocked(bytes)).toBe(true);
    // As much work as age itself asks for.
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  }, 30_000);

  it('is not made without a passphrase', async () => {
    await expect(lock(plain, '')).rejects.toThrow('no passphrase');
  });
});
