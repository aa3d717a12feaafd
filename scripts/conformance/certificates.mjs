// Certificates of a throw-away authority, made in memory: so that a client believes that it talks to the real host,
// on a machine that need not have openssl.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import tls from 'node:tls';

const DAY_MS = 86_400_000;

/** @typedef {ReturnType<typeof createAuthority>} Authority */

/** `pem` is what a client must trust; `contextFor` gives the TLS context of a server that plays the host. */
export function createAuthority() {
  const name = 'throw-away test authority';
  const authority = newKey();
  const pem = certificate({ subject: name, issuer: name, key: authority, signer: authority, extensions: AUTHORITY });
  const host = newKey();
  /** @type {Map<string, tls.SecureContext>} */
  const contexts = new Map();

  /** @param {string} of */
  function newContext(of) {
    const extensions = [alternativeNames(of)];
    const cert = certificate({ subject: 'stand-in', issuer: name, key: host, signer: authority, extensions });
    const key = host.privateKey.export({ type: 'pkcs8', format: 'pem' });
    return tls.createSecureContext({ key, cert });
  }

  return {
    pem,
    /** @param {string} of */
    contextFor(of) {
      const known = contexts.get(of) ?? newContext(of);
      contexts.set(of, known);
      return known;
    },
  };
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/**
 * @param {{
 *   subject: string,
 *   issuer: string,
 *   key: ReturnType<typeof newKey>,
 *   signer: ReturnType<typeof newKey>,
 *   extensions: readonly Buffer[],
 * }} of
 */
function certificate({ subject, issuer, key, signer, extensions }) {
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(-DAY_MS), time(2 * DAY_MS)),
    nameOf(subject),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, signer.privateKey);
  const whole = sequence(body, ECDSA_WITH_SHA256, bits(signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

// ---- DER, as much of it as a certificate needs

/**
 * @param {number} tag
 * @param {readonly Buffer[]} parts
 */
function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

/** @param {number} length */
function lengthOf(length) {
  if (length < 0x80) return Buffer.from([length]);
  // As few bytes as there can be, or strict readers refuse it.
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.from([0x80 + bytes.length, ...bytes]);
}

/** @param {readonly Buffer[]} parts */
const sequence = (...parts) => der(0x30, ...parts);
/** @param {Buffer} bytes */
const integer = (bytes) => der(0x02, bytes);
/** @param {Buffer} bytes */
const bits = (bytes) => der(0x03, Buffer.from([0]), bytes);
/** @param {string} hex */
const identifier = (hex) => der(0x06, Buffer.from(hex, 'hex'));

/** @param {number} fromNow */
function time(fromNow) {
  const digits = new Date(Date.now() + fromNow).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/** @param {string} commonName */
const nameOf = (commonName) => sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(commonName)))));

const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'));
const TRUE = der(0x01, Buffer.from([0xff]));

/** May sign certificates, and nothing else. */
const AUTHORITY = [
  sequence(identifier('551d13'), TRUE, der(0x04, sequence(TRUE))),
  sequence(identifier('551d0f'), TRUE, der(0x04, der(0x03, Buffer.from([1, 0x06])))),
];

/** @param {string} host */
function alternativeNames(host) {
  const address = /^[\d.]+$/.test(host) ? [der(0x87, Buffer.from(host.split('.').map(Number)))] : [];
  // A host may be written with a dot at its end; clients differ in what they compare then.
  const names = [host, host.replace(/\.$/, '')].map((name) => der(0x82, Buffer.from(name)));
  return sequence(identifier('551d11'), der(0x04, sequence(...address, ...names)));
}
