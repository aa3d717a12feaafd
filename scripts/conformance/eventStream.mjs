// Encodes one message of the AWS event stream (application/vnd.amazon.eventstream),
// the framing of Bedrock's streaming answers.

const STRING = 7; // header value type

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/**
 * @param {string} name
 * @param {string} value
 */
function header(name, value) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  const before = Buffer.from([Buffer.byteLength(name)]);
  return Buffer.concat([before, Buffer.from(name), Buffer.from([STRING]), length, Buffer.from(value)]);
}

/**
 * @param {Record<string, string>} headers
 * @param {Buffer} payload
 */
function message(headers, payload) {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const total = 4 + 4 + 4 + head.length + payload.length + 4;
  const prelude = Buffer.concat([uint32(total), uint32(head.length)]);
  const body = Buffer.concat([prelude, uint32(crc32(prelude)), head, payload]);
  return Buffer.concat([body, uint32(crc32(body))]);
}

/**
 * A Bedrock "chunk" event that carries one Messages streaming event.
 *
 * @param {unknown} event
 */
export function bedrockChunk(event) {
  const bytes = Buffer.from(JSON.stringify(event)).toString('base64');
  const headers = { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' };
  return message(headers, Buffer.from(JSON.stringify({ bytes })));
}
