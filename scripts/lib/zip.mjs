// Zip archives as far as a VSIX needs them: no encryption, no 64-bit sizes.
import { inflateRawSync } from 'node:zlib';
import * as zopfli from '@gfx/zopfli';

/** @typedef {{ name: string, method: number, crc: number, packed: Buffer, size: number }} Entry */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const UTF8 = 0x800;
const FIRST_OF_1980 = 0x21; // the oldest date that an archive can name
const OF_UNIX = 3 << 8;
const PLAIN_FILE = 0o100644 * 0x10000;

/**
 * The entries of an archive, in its order.
 *
 * @param {Buffer} archive
 * @returns {Entry[]}
 */
export function readZip(archive) {
  const end = archive.lastIndexOf(signature(END));
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const nameLength = archive.readUInt16LE(at + 28);
    const length = 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.subarray(from, from + archive.readUInt32LE(at + 20)),
      size: archive.readUInt32LE(at + 24),
    };
    at += length;
    return entry;
  });
}

/** @param {Entry} entry */
export const contentOf = ({ method, packed }) => (method === DEFLATED ? inflateRawSync(packed) : packed);

/**
 * The same content, packed as small as the format allows, without dates: the same files always give the same bytes.
 *
 * @param {Buffer} archive
 */
export async function repacked(archive) {
  const entries = await Promise.all(readZip(archive).map(smallest));
  let offset = 0;
  const central = entries.map((entry) => {
    const header = centralHeader(entry, offset);
    offset += 30 + Buffer.byteLength(entry.name) + entry.packed.length;
    return header;
  });
  const files = entries.flatMap((entry) => [localHeader(entry), entry.packed]);
  return Buffer.concat([...files, ...central, endOf(entries.length, Buffer.concat(central).length, offset)]);
}

/** @param {Entry} entry */
async function smallest(entry) {
  const content = contentOf(entry);
  // More tries cost seconds and gain a hundred bytes.
  const packed = Buffer.from(await zopfli.deflateAsync(content, { numiterations: 3 }));
  return packed.length < content.length
    ? { ...entry, method: DEFLATED, packed }
    : { ...entry, method: 0, packed: content };
}

/**
 * What both headers say of an entry, from the version that is needed to the length of the extra field.
 *
 * @param {Entry} entry
 */
function facts({ crc, method, name, packed, size }) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(FIRST_OF_1980, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

/** @param {Entry} entry */
const localHeader = (entry) => Buffer.concat([signature(LOCAL), facts(entry), Buffer.from(entry.name)]);

/**
 * @param {Entry} entry
 * @param {number} offset
 */
function centralHeader(entry, offset) {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(OF_UNIX + 20);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(PLAIN_FILE, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(CENTRAL), madeBy, facts(entry), rest, Buffer.from(entry.name)]);
}

/**
 * @param {number} count
 * @param {number} size
 * @param {number} offset
 */
function endOf(count, size, offset) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** @param {number} value */
function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
