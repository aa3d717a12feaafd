// Scenarios name fixed ports; the stand-ins listen on those that were free.

/**
 * The ports of loopback addresses replaced in a text, in bytes, or in the strings of a value at any depth.
 *
 * @template T
 * @param {T} value
 * @param {ReadonlyMap<number, number>} ports
 * @returns {T}
 */
export function replacePorts(value, ports) {
  /** @type {(part: unknown) => unknown} */
  const visit = (part) => {
    if (typeof part === 'string') return replaceIn(part, ports);
    if (part instanceof Uint8Array)
      return Buffer.from(replaceIn(Buffer.from(part).toString('latin1'), ports), 'latin1');
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, visit(inner)]));
  };
  return /** @type {T} */ (visit(value));
}

/**
 * Texts in UTF-16 have a zero between the characters.
 *
 * @param {string} text
 * @param {ReadonlyMap<number, number>} ports
 */
function replaceIn(text, ports) {
  let result = text;
  for (const [from, to] of ports) {
    for (const between of ['', '\0']) {
      for (const host of ['127.0.0.1', 'localhost']) {
        const spread = (/** @type {number} */ port) => `${host}:${port}`.split('').join(between);
        result = result.replaceAll(spread(from), spread(to));
      }
    }
  }
  return result;
}
