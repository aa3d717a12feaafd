import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeError } from '../../src/core/decodeError.ts';
import { ANSWERERS, ERROR_FAMILIES, FAMILY_IDS } from '../../src/core/facts/errorFamilies.ts';
import { answeredWords } from '../../src/core/present/errorWords.ts';
import { MESSAGES } from './support/errorMessages.ts';

const SCOPE = 'system.2.cache_control.ephemeral.scope';
const REFUSED = `${SCOPE}: Extra inputs are not permitted`;

describe('an error message', () => {
  it('is told by its words, and who answered', () => {
    for (const [family, message, field = null, answeredBy = null, betas = []] of MESSAGES)
      assert.deepEqual(decodeError(message), { family, field, betas, answeredBy }, message);
  });

  it('names a beta as it is, whatever a broken line puts before it', () => {
    const [beta] = decodeError('invalid beta flag\ncontext-1m-2025-08-07').betas;
    assert.equal(beta, 'context-1m-2025-08-07');
    const [behindAnother] = decodeError('invalid beta flag: effort-2025-\ncontext-1m-2025-08-07').betas;
    assert.equal(behindAnother, 'context-1m-2025-08-07');
  });

  it('names its betas where its first words are torn, too', () => {
    const torn = 'Unexpec ted va lue(s) `context-1m-2025-08-07` for the `anthropic- beta` header';
    assert.deepEqual(decodeError(torn), {
      family: 'beta-header',
      field: null,
      betas: ['context-1m-2025-08-07'],
      answeredBy: null,
    });
  });

  it('has a sample for every family', () => {
    const sampled = new Set(MESSAGES.map(([family]) => family));
    assert.deepEqual(
      FAMILY_IDS.filter((id) => !sampled.has(id)),
      [],
    );
  });

  it('is recognised by what the page says of its family', () => {
    for (const id of FAMILY_IDS) assert.equal(decodeError(ERROR_FAMILIES[id].says).family, id, id);
  });

  for (const [form, wrap] of forms()) {
    it(`is recognised ${form}`, () => {
      for (const [family, message, field = null, , betas = []] of MESSAGES) {
        const decoded = decodeError(wrap(message));
        assert.equal(decoded.family, family, wrap(message));
        assert.equal(decoded.field, field, wrap(message));
        assert.deepEqual(decoded.betas, betas, wrap(message));
      }
    });
  }

  it('is recognised where it was cut', () => {
    const cut = [
      ...[1, 4, 9, 14, 20, 30, 32, 33, 34].map((less) => REFUSED.slice(0, -less)),
      'API Error: 400 {"type":"error","error":{"message":"system.2.cache_control.ephemeral.scope: Extra in…',
      `API Error: 400 ${SCOPE}: Extra inputs are not permi... [truncated]`,
      `{"message":"${SCOPE}: Extra inputs are"}`,
      '_control.ephemeral.scope: Extra inputs are not permitted',
      'ephemeral.scope: Extra inputs are not permitted',
    ];
    for (const text of cut) assert.equal(decodeError(text).family, 'cache-scope', text);
    assert.equal(decodeError('Unexpected value(s) `context-1m-2025-08-07` for th').family, 'beta-header');
    assert.equal(decodeError('A maximum of 4 blocks with cache_control ma').family, 'cache-too-many');
  });

  it('is found among other lines, and the most specific wins', () => {
    const log = [
      '[2026-11-21T10:00:01Z] INFO POST /v1/messages 400 anthropic-beta: context-1m-2025-08-07,effort-2025-11-24',
      'ERROR safeguards: Extra inputs are not permitted',
      `ERROR ${REFUSED}`,
      'Unexpected value(s) `effort-2025-11-24` for the `anthropic-beta` header',
    ];
    assert.deepEqual(decodeError(log.join('\n')), {
      family: 'cache-scope',
      field: SCOPE,
      betas: [],
      answeredBy: null,
    });
    assert.deepEqual(decodeError(log.toSpliced(1, 2).join('\n')).betas, ['effort-2025-11-24']);
  });
});

describe('the refusal of scope', () => {
  for (const path of [
    'system.0.cache_control.scope',
    'system.1.cache_control.ephemeral.scope',
    'system.1.cache_control.***.scope',
    'system.1.cache_control.*.scope',
    'system[1].cache_control.scope',
    'tools.16.cache_control.ephemeral.scope',
    'tools.16.custom.cache_control.ephemeral.scope',
    'messages.0.content.2.cache_control.scope',
    'messages[0].content[2].text.cache_control.ephemeral.scope',
    'body.system.1.cache_control.ephemeral.scope',
  ]) {
    it(`is known at ${path}`, () => {
      for (const message of [
        `${path}: Extra inputs are not permitted`,
        `ValidationException: \`${path}\`: extra inputs are not permitted.`,
      ])
        assert.equal(decodeError(message).family, 'cache-scope', message);
    });
  }

  it('is known in the words of other servers', () => {
    for (const [message, field] of [
      [
        '{"detail":[{"type":"extra_forbidden","loc":["body","system",1,"cache_control","scope"],"msg":"Extra inputs are not permitted","input":"global"}]}',
        'system.1.cache_control.scope',
      ],
      [
        '1 validation error for Request\nsystem.1.cache_control.ephemeral.scope\n  Extra inputs are not permitted [type=extra_forbidden]',
        'system.1.cache_control.ephemeral.scope',
      ],
      [
        'Malformed input request: #/system/1/cache_control: extraneous key [scope] is not permitted, please reformat your input and try again.',
        'system.1.cache_control.scope',
      ],
      [
        `Invalid JSON payload received. Unknown name "scope" at 'system[1].cache_control': Cannot find field.`,
        'system.1.cache_control.scope',
      ],
      [`Unknown parameter: 'system[1].cache_control.scope'.`, 'system.1.cache_control.scope'],
    ] as const) {
      const decoded = decodeError(message);
      assert.deepEqual([decoded.family, decoded.field], ['cache-scope', field], message);
    }
  });

  it('is known as Claude Code itself recorded it', () => {
    // Error lines of real transcripts: up to 2.1.100 a gateway's answer as it came, later and on Bedrock its words.
    for (const text of [
      'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"system.1.cache_control.ephemeral.scope: Extra inputs are not permitted"},"request_id":"req_fake123"}',
      'API Error: 400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted',
      'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted',
    ]) {
      const line = { type: 'assistant', message: { content: [{ type: 'text', text }] }, isApiErrorMessage: true };
      assert.equal(decodeError(text).family, 'cache-scope');
      assert.equal(decodeError(JSON.stringify(line)).family, 'cache-scope');
    }
  });
});

describe('a message that we have not seen', () => {
  it('is some field that was refused', () => {
    for (const [message, field] of [
      ['metadata._trace.id: Extra inputs are not permitted', 'metadata._trace.id'],
      [
        '400 messages.3.content.0.tool_use.caller: Extra inputs are not permitted',
        'messages.3.content.0.tool_use.caller',
      ],
      ['#: extraneous key [anthropic_beta] is not permitted', 'anthropic_beta'],
      ['{"message":"Extra inputs are not permitted"}', null],
      ['BadRequestError Extra inputs are not permitted', null],
    ] as const) {
      const decoded = decodeError(message);
      assert.deepEqual([decoded.family, decoded.field], ['extra-inputs-generic', field], message);
    }
  });

  it('may also be none that we know', () => {
    for (const text of [
      '',
      ' \n ',
      'hello',
      'API Error: 529 Overloaded',
      'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
      '"system": [{"cache_control": {"type": "ephemeral", "scope": "global"}}]',
      'What is cache_control.ephemeral.scope good for?',
      'Put the anthropic-beta header in.',
      'Extra information: the inputs are permitted',
      'messages.0',
      'Note: extra input is welcome',
      'prompt-caching-scope-2026-01-05',
      '不支持',
    ]) {
      assert.equal(decodeError(text).family, null, text);
    }
  });

  it('has words for everybody who may have answered', () => {
    const ids = Object.keys(ANSWERERS) as (keyof typeof ANSWERERS)[];
    const words = ids.map(answeredWords);
    assert.equal(new Set(words).size, ids.length);
    assert.deepEqual((['litellm', 'bedrock-native', 'openrouter'] as const).map(answeredWords), [
      'a LiteLLM proxy',
      'Bedrock itself, directly or through a gateway that changes nothing',
      'OpenRouter',
    ]);
  });

  it('still says who answered', () => {
    for (const [text, answeredBy] of [
      ['litellm.InternalServerError: it broke', 'litellm'],
      ['Overloaded (req_vrtx_01)', 'vertex-upstream'],
      ['vertex-ai error: no', 'portkey'],
      ['operationerror Bedrock Runtime: Converse, https response error StatusCode: 500', 'go-aws-sdk'],
      ['An error occurred (ThrottlingException) when calling the Converse operation: slow down', 'boto3'],
      ['{"error":{"message":"Provider returned error","code":502}}', 'openrouter'],
      ['no channel (request id: 20261121101010123456789)', 'new-api'],
      ['nobody', null],
    ] as const) {
      assert.deepEqual([decodeError(text).family, decodeError(text).answeredBy], [null, answeredBy], text);
    }
  });
});

/** The ways in which messages reach a clipboard. */
function forms(): readonly (readonly [string, (message: string) => string])[] {
  const json = (message: string): string => JSON.stringify({ error: { message } });
  return [
    ['inside JSON', json],
    ['inside JSON inside JSON', (message) => json(json(message))],
    ['inside JSON four times over', (message) => json(json(json(json(message))))],
    ['behind the words of Claude Code', (message) => `API Error: 400 ${json(message)}`],
    ['behind an exception', (message) => `ValidationException: ${message}`],
    ['as a Python text', (message) => `b'{"message": ${JSON.stringify(message)}}'`],
    ['inside HTML', html],
    ['inside HTML inside JSON as Go writes it', (message) => json(html(message)).replaceAll('&', String.raw`\u0026`)],
    ['with JSON’s numbers for characters', (message) => numbered(json(message))],
    ['in colours', (message) => `\u001B[31m${message.split(' ').join(' \u001B[0m\u001B[1;31m')}\u001B[0m`],
    ['behind a link', (message) => `\u001B]8;;https://example.com\u0007here\u001B]8;;\u0007 ${message}`],
    [
      'as a quotation',
      (message) =>
        message
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\r\n'),
    ],
    ['behind Claude Code’s own mark', (message) => `● Bash(ls)\n  ⎿  ${message}\n\n> `],
    ['as UTF-16 read wrongly', (message) => message.split('').join('\0')],
    ['with blanks that do not break', (message) => message.replaceAll(' ', '\u00A0')],
    ['among lines of a log', (message) => `${LOG}\n2026-11-21 ERROR ${message}\n${LOG}`],
  ];
}

const LOG = '2026-11-21 10:00:00 INFO [main] request=7 model=claude status=200 tools=12 messages=3';

function html(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? '');
}

function numbered(text: string): string {
  return text.replaceAll(/[`'’·：]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
