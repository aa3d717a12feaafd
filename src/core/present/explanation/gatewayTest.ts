import * as l10n from '../../l10n.ts';
import { code, list, paragraph, row, statement, table } from '../blocks.ts';
import type { Block } from '../pageView.ts';

const SETUP = `export ANTHROPIC_BASE_URL='https://gateway.example.com'
export GATEWAY_MODEL='a-model-that-it-knows'
read -rs ANTHROPIC_AUTH_TOKEN && export ANTHROPIC_AUTH_TOKEN`;

const HEADERS = `  -H "authorization: Bearer $ANTHROPIC_AUTH_TOKEN" \\
  -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' \\`;

const WITHOUT = `curl -sS -w '\\nHTTP %{http_code}\\n' "\${ANTHROPIC_BASE_URL%/}/v1/messages" \\
${HEADERS}
  --data-binary @- <<JSON
{
  "model": "$GATEWAY_MODEL", "max_tokens": 16,
  "system": [{ "type": "text", "text": "Be brief.",
    "cache_control": { "type": "ephemeral" } }],
  "messages": [{ "role": "user", "content": "Say ok." }]
}
JSON`;

const WITH = `curl -sS -w '\\nHTTP %{http_code}\\n' "\${ANTHROPIC_BASE_URL%/}/v1/messages" \\
${HEADERS}
  -H 'anthropic-beta: prompt-caching-scope-2026-01-05' \\
  --data-binary @- <<JSON
{
  "model": "$GATEWAY_MODEL", "max_tokens": 16,
  "system": [{ "type": "text", "text": "Be brief.",
    "cache_control": { "type": "ephemeral", "scope": "global" } }],
  "messages": [{ "role": "user", "content": "Say ok." }]
}
JSON`;

/** Two requests for people to run against a gateway of their own. The extension never runs them. */
export function gatewayTest(): readonly Block[] {
  return [
    paragraph(
      l10n.t(
        'Two requests, one without `scope` and one with it and its header, as 2.1.88 to 2.1.96 send them by default. Run them yourself, in bash or zsh (on Windows in WSL or Git Bash). This extension never runs them. Each costs a few tokens. The key is read from a variable; while `curl` runs, other users of the machine could see it in the list of processes.',
      ),
    ),
    code('bash', l10n.t('Your gateway, model and key; the last line waits for the key and does not show it'), SETUP),
    code('bash', l10n.t('Without scope'), WITHOUT),
    code('bash', l10n.t('With scope'), WITH),
    answers(),
    list(
      statement(l10n.t('If your gateway wants the key as `x-api-key`, change the `authorization` line to that.')),
      statement(
        l10n.t('A refusal can depend on the model behind the gateway: test with the one that Claude Code uses.'),
      ),
    ),
  ];
}

function answers(): Block {
  return table(
    l10n.t('What the answers mean'),
    [l10n.t('Without'), l10n.t('With'), l10n.t('It means')],
    [
      row(['200', '200', l10n.t('The gateway takes the field, or strips it. The cause lies elsewhere.')], 'inferred'),
      row(
        [
          '200',
          l10n.t('400 that names `scope`'),
          l10n.t('This gateway, or what stands behind it, refuses the field. The first fix takes it away.'),
        ],
        'inferred',
      ),
      row(
        [
          '200',
          l10n.t('400 with `invalid beta flag`, or one that names `anthropic-beta`'),
          l10n.t('The header is refused. The first fix takes that away too; the second does not.'),
        ],
        'inferred',
      ),
      row(
        [
          l10n.t('400 that names `cache_control`'),
          '400',
          l10n.t('Even an ordinary cache mark is refused. Only the second fix helps, or another gateway.'),
        ],
        'inferred',
      ),
      row(
        [
          '401, 403, 404',
          l10n.t('the same'),
          l10n.t('Key, address or model name is wrong; this says nothing about `scope`.'),
        ],
        'inferred',
      ),
    ],
  );
}
