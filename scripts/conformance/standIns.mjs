// The servers that play the model providers, on loopback: one for each kind of base URL, and a proxy that ends TLS
// itself for the providers' real hosts, so that nothing leaves the machine.
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import tls from 'node:tls';
import { answer } from './answers.mjs';
import { createAuthority } from './certificates.mjs';

/** A port for each kind of base URL. The numbers are those that recorded scenarios name. */
export const STAND_INS = {
  gateway: 4141,
  bedrock: 4142,
  vertex: 4143,
  foundry: 4144,
  mantle: 4145,
  'anthropic-aws': 4146,
  'google-cloud': 4147,
};

const LOOPBACK = '127.0.0.1';

/**
 * @typedef {import('./answers.mjs').Mode} Mode
 * @typedef {import('./requests.mjs').Request} Request
 * @typedef {Awaited<ReturnType<typeof startStandIns>>} StandIns
 */

/**
 * `ports` says where each recorded port really is. `mode` may be changed between two runs; `take` gives what was
 * received since the last time, `next` what comes.
 */
export async function startStandIns() {
  const state = {
    mode: /** @type {Mode} */ ('ok'),
    requests: /** @type {Request[]} */ ([]),
    received: new EventEmitter(),
  };
  const authority = createAuthority();
  const servers = await Promise.all(
    Object.entries(STAND_INS).map(async ([name, recorded]) => {
      const server = http.createServer(handler(name, state));
      return { name, recorded, server, port: await listen(server) };
    }),
  );
  const proxy = createProxy(handler('proxy', state), authority);
  const port = await listen(proxy.server);
  return {
    state,
    ports: new Map(servers.map((server) => [server.recorded, server.port])),
    proxyUrl: `http://${LOOPBACK}:${port}`,
    /** What a client must trust to talk through the proxy. */
    authorityPem: authority.pem,
    take: () => state.requests.splice(0),
    /**
     * The next request of a kind.
     *
     * @param {(request: Request) => boolean} isWanted
     * @param {number} limitMs
     * @returns {Promise<Request>}
     */
    next: (isWanted, limitMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          state.received.off('request', hear);
          reject(new Error(`no such request within ${limitMs} ms`));
        }, limitMs);
        const hear = (/** @type {Request} */ request) => {
          if (!isWanted(request)) return;
          clearTimeout(timer);
          state.received.off('request', hear);
          resolve(request);
        };
        state.received.on('request', hear);
      }),
    close() {
      proxy.destroyTunnels();
      for (const { server } of [...servers, proxy]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** @param {http.Server} server */
async function listen(server) {
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has a port');
  return address.port;
}

/**
 * @param {string} via
 * @param {{ mode: Mode, requests: Request[], received: EventEmitter }} state
 * @returns {http.RequestListener}
 */
function handler(via, state) {
  return (req, res) => {
    /** @type {Buffer[]} */
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      const body = bodyOf(Buffer.concat(chunks).toString('utf8'));
      const { method = '', url = '', headers } = req;
      const reply = answer(method, pathOf(url), body, state.mode);
      const request = { via, kind: reply.kind, method, url, headers, body, status: reply.status };
      state.requests.push(request);
      state.received.emit('request', request);
      res.writeHead(reply.status, reply.headers);
      for (const part of reply.parts) res.write(part);
      res.end();
    });
  };
}

/** A plain request through a proxy names the whole address. */
const pathOf = (/** @type {string} */ url) => url.replace(/^http:\/\/[^/]*/, '');

/**
 * @param {string} text
 * @returns {import('./requests.mjs').Body}
 */
function bodyOf(text) {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

const TLS_HANDSHAKE = 0x16;

const hostOf = (/** @type {http.IncomingMessage} */ { url }) => new URL(`http://${url}`).hostname;

/**
 * Takes CONNECT and plain requests to any host, and plays that host.
 *
 * @param {http.RequestListener} handle
 * @param {import('./certificates.mjs').Authority} authority
 */
function createProxy(handle, authority) {
  const inside = http.createServer(handle); // what is spoken within the tunnels
  const server = http.createServer(handle);
  /** @type {Set<import('node:stream').Duplex>} */
  const tunnels = new Set();
  server.on('connect', (req, socket) => {
    tunnels.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => tunnels.delete(socket));
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      // Some clients ask for a tunnel for plain HTTP, too.
      if (first[0] === TLS_HANDSHAKE) {
        inside.emit('connection', tlsOn(socket, hostOf(req)));
        return;
      }
      inside.emit('connection', socket);
      socket.resume();
    });
  });
  /**
   * @param {import('node:stream').Duplex} socket
   * @param {string} host
   */
  function tlsOn(socket, host) {
    const secureContext = authority.contextFor(host);
    const options = { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] };
    const tunnel = new tls.TLSSocket(socket, options);
    return tunnel.on('error', () => {});
  }
  const destroyTunnels = () => {
    for (const socket of tunnels) socket.destroy();
  };
  return { server, destroyTunnels };
}
