import * as l10n from '@vscode/l10n';
import { code, heading, list, note, paragraph, statement, steps } from '../blocks.ts';
import type { Block, Section } from '../pageView.ts';

const CHECK = `python3 - <<'PY'
import json
text = "".join("Prompt caching check sentence number %d. " % i for i in range(900))
json.dump({
    "anthropic_version": "bedrock-2023-05-31", "max_tokens": 16,
    "system": [{"type": "text", "text": text, "cache_control": {"type": "ephemeral"}}],
    "messages": [{"role": "user", "content": "Say ok."}],
}, open("body.json", "w"))
PY
for i in 1 2; do
  aws bedrock-runtime invoke-model --region us-east-1 \\
    --model-id us.anthropic.claude-sonnet-4-5-20250929-v1:0 \\
    --content-type application/json --accept application/json \\
    --body fileb://body.json out.json >/dev/null
  jq '.usage | {input_tokens, cache_creation_input_tokens, cache_read_input_tokens}' out.json
done`;

export function cachingCheck(): Section {
  return {
    id: 'caching-check',
    title: l10n.t('Check prompt caching on Bedrock with the AWS CLI'),
    blocks: [...setup(), ...request(), ...corrections()],
  };
}

function setup(): readonly Block[] {
  return [
    paragraph(
      l10n.t(
        'Caching makes long conversations cheaper and faster. You need access to the model on Bedrock, the AWS CLI version 2, `python3`, `jq`, and Claude Code.',
      ),
    ),
    steps(
      statement(l10n.t('Switch Bedrock on: `CLAUDE_CODE_USE_BEDROCK=1` (`true` does as well).'), 'measured'),
      statement(l10n.t('See that `DISABLE_PROMPT_CACHING` is not set; the state at the top shows it.')),
      statement(l10n.t('Send the same long request twice within five minutes and compare the counters.')),
    ),
    note(
      l10n.t(
        'Older guides set variables with `claude config set`. Those commands are gone: 2.1.329 reads `config list` as a prompt.',
      ),
      'measured',
    ),
  ];
}

function request(): readonly Block[] {
  return [
    code('bash', l10n.t('One request, sent twice'), CHECK),
    note(
      l10n.t('This was put together from the documentation of AWS and was not run: no AWS account was used for it.'),
      'inferred',
    ),
    list(
      statement(
        l10n.t(
          'The first answer should show `cache_creation_input_tokens` above 0, the second `cache_read_input_tokens`. One request alone can only show the write.',
        ),
        'documented',
      ),
      statement(
        l10n.t(
          'Both 0 and no error: the text may be shorter than the least that the model caches, between 512 and 4,096 tokens by model.',
        ),
        'documented',
      ),
      statement(
        l10n.t(
          'To see the refusal itself, add `"scope": "global"` to that `cache_control`: a 400 that names `system.0.cache_control.ephemeral.scope` is to be expected.',
        ),
        'inferred',
      ),
    ),
  ];
}

function corrections(): readonly Block[] {
  return [
    heading(l10n.t('What goes wrong in older instructions')),
    list(
      statement(
        l10n.t('A body with `prompt`: Bedrock wants the Messages form with `anthropic_version`.'),
        'documented',
      ),
      statement(
        l10n.t('A `cache_control.type` of `default`: that belongs to the Converse interface. Here it is `ephemeral`.'),
        'documented',
      ),
      statement(l10n.t('A short text, far below the least length, and one call instead of two.'), 'documented'),
      statement(
        l10n.t(
          'Counters by wrong names: they are `usage.cache_creation_input_tokens` and `usage.cache_read_input_tokens`; Converse has `cacheWriteInputTokens` and `cacheReadInputTokens`.',
        ),
        'documented',
      ),
      statement(l10n.t('An error about base64: name the file with `fileb://`, not `file://`.'), 'reported'),
      statement(l10n.t('`cache_control` not recognised: the AWS CLI or SDK is too old.'), 'reported'),
      statement(l10n.t('No switch for caching in the console: none is needed.'), 'documented'),
    ),
  ];
}
