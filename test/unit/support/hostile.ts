import * as fc from 'fast-check';
import { decodeError } from '../../../src/core/decodeError.ts';
import { evaluate } from '../../../src/core/evaluate.ts';
import type { Report } from '../../../src/core/model.ts';
import type { Evidence } from '../../../src/core/sessions/session.ts';
import type { Verification } from '../../../src/core/verify/verification.ts';
import { HOME, world } from '../../support/world.ts';
import { evidence } from './sessions.ts';

/** What somebody who writes the files of a repository can put into a name, a value or the name of a folder. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.terminal.new)',
  '[click](https://evil.example.com/)',
  '](https://evil.example.com/) [',
  '$(zap)~spin $(zap)',
  '`</code>` | **bold** | # head',
  '\u001b[2J\u001b]0;title\u0007\u0000',
  '\u009b31m\u0085\u007f',
  'a\nerror: forged\r\n  fix: forged\rx\u2028y\u2029z\u000b\u000c',
  '\u202etxt.exe\u2066\u2069\u200f\u061c',
  'zero\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164width',
  'lone\ud800 \udc00lone',
  'tag\u{e0041}\u{e007f}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '{0}{1} %s ${HOME}',
] as const;

/** Anything put together of that. */
export const hostileTexts = (): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 6 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.join(''));

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** A machine on which that text stands wherever others could write it. */
export function hostileReport(text: string): Report {
  const env = {
    ...Object.fromEntries([
      [text, text],
      [`A${text}`, '1'],
      [`ANTHROPIC_${text}`, text],
    ]),
    ANTHROPIC_BASE_URL: `https://llm.example.com/${text}`,
    ANTHROPIC_BEDROCK_BASE_URL: `https://${text}`,
    ANTHROPIC_MODEL: text,
    ANTHROPIC_BETAS: text,
    ANTHROPIC_CUSTOM_HEADERS: `x-team: ${text}`,
    AWS_REGION: text,
    CLAUDE_CODE_EXTRA_BODY: `{"anthropic_beta": [${JSON.stringify(text)}]}`,
    CLAUDE_CODE_USE_BEDROCK: `1${text}`,
    CLAUDE_CODE_USE_VERTEX: text,
    DISABLE_PROMPT_CACHING: text,
    ENABLE_TOOL_SEARCH: text,
    HTTPS_PROXY: `http://ann:b@proxy.example.com/${text}`,
    [FLAG]: text,
  };
  const odd = JSON.stringify({ env: { [`LIST${text}`]: [text], [`OBJECT${text}`]: { [text]: text }, B: 1 } });
  const snapshot = world({
    managed: { [FLAG]: text, [`M${text}`]: text },
    local: odd,
    project: { ...env, CLAUDE_CODE_USE_BEDROCK: '1' },
    user: { ...env, ANTHROPIC_API_KEY: text },
    legacy: `{"env": {"A": "1", "A": ${JSON.stringify(text)}}}`,
    editor: env,
    process: env,
    version: '2.1.89',
    tracked: true,
    knownNames: new Set(['ANTHROPIC_API_KEY']),
    awsConfig: `[default]\nregion = ${text}\n`,
    evidence: toldBy(text),
  });
  const folder = `/work/${text}`;
  return evaluate({
    ...snapshot,
    folder,
    client: { version: '2.1.89', source: 'path', others: [{ version: `2.1.329${text}`, source: 'sessions' }] },
    contents: snapshot.contents.map(({ content, source }) => ({
      content,
      source: { ...source, path: source.path?.replace('/work/proj', () => folder) ?? null },
    })),
  });
}

/** Transcripts in which that text stands in all that a client writes down. */
export const toldBy = (text: string): Evidence =>
  evidence([
    {
      project: `${HOME}/${text}`,
      clientVersion: text,
      entrypoint: text,
      model: text,
      last: 1_795_219_100_000,
      requests: { betas: [text], scoped: 1, lastScoped: 1_795_219_100_000 },
      failures: [
        { family: 'cache-scope', model: text, clientVersion: text, entrypoint: text, time: 1_795_219_100_000 },
        { family: text, answeredBy: null },
      ],
    },
  ]);

/** Errors of all kinds that quote it. */
export const errorsWith = (text: string): string[] => [
  `400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted ${text}`,
  `400 system.1.${text}.scope: Extra inputs are not permitted`,
  `400 Unexpected value(s) \`${text}-2025-01-01\` for the \`anthropic-beta\` header`,
  `400 invalid beta flag ${text}`,
  text,
];

/** A run of Claude Code that said it. */
export function verificationOf(text: string, kind: 'ended' | 'refused'): Verification {
  return {
    outcome:
      kind === 'refused'
        ? { kind, decoded: decodeError(text), status: 400, text }
        : { kind, exit: 1, signal: null, text },
    clientVersion: text,
    recorded: { clientVersion: text, requests: { scopeSent: true, betas: [text] } },
    tokens: { cacheRead: 0, cacheWrite1h: 0, cacheWrite5m: 0, input: 1, output: 1 },
    caching: { kind: 'failed', outcome: { kind: 'not-started', failure: text } },
    ms: 1,
  };
}
