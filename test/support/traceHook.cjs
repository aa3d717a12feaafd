// Preloaded into a process (`node --require`): notes whatever would reach a network or start a process or a thread, with the
// stack, where that goes through a file whose path holds TRACE_OF. One JSON line each, in TRACE_FILE.
'use strict';
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const threads = require('node:worker_threads');

const { TRACE_FILE: file, TRACE_OF: ours } = process.env;

function note(kind, what) {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 200;
  const stack = String(new Error('traced').stack);
  Error.stackTraceLimit = stackTraceLimit;
  if (stack.includes(ours)) appendFileSync(file, `${JSON.stringify({ kind, what: String(what), stack })}\n`);
}

/** Puts a note before each call of a method. */
function watch(owner, name, kind) {
  const real = owner[name];
  owner[name] = function traced(...args) {
    note(kind, `${name} ${typeof args[0] === 'object' ? (args[0]?.file ?? '') : args[0]}`);
    return Reflect.apply(real, this, args);
  };
}

if (file !== undefined && ours !== undefined) {
  watch(childProcess.ChildProcess.prototype, 'spawn', 'process');
  for (const name of ['spawnSync', 'execSync', 'execFileSync']) watch(childProcess, name, 'process');
  watch(net.Socket.prototype, 'connect', 'network');
  watch(net.Server.prototype, 'listen', 'network');
  watch(dgram, 'createSocket', 'network');
  for (const name of ['lookup', 'resolve']) for (const owner of [dns, dns.promises]) watch(owner, name, 'network');
  for (const owner of [http, https]) for (const name of ['request', 'get']) watch(owner, name, 'network');
  // VS Code puts a `fetch` of its own in this place, later.
  let { fetch: real } = globalThis;
  Object.defineProperty(globalThis, 'fetch', {
    configurable: true,
    get() {
      const now = real; // theirs calls the one that it found
      return (...args) => {
        note('network', `fetch ${args[0]}`);
        return now(...args);
      };
    },
    set: (other) => {
      real = other;
    },
  });
  threads.Worker = class Worker extends threads.Worker {
    constructor(...args) {
      note('thread', args[0]);
      super(...args);
    }
  };
}
