import * as l10n from '../../l10n.ts';
import { posixText } from '../../shellSnippet.ts';
import { code, heading, list, note, paragraph, statement } from '../blocks.ts';
import { codeText } from '../inlineText.ts';
import type { Block, PageAws, PageInput, PagePlace, Section, Tone } from '../pageView.ts';

/** The how-to as steps: what stands on this machine already is told from what is left to do. */
export function cachingCheck(input: PageInput): Section {
  return {
    id: 'caching-check',
    title: l10n.t('Check prompt caching on Bedrock, step by step'),
    blocks: [
      paragraph(
        l10n.t(
          'Caching makes long conversations cheaper and faster. You need access to the model on Bedrock, the AWS CLI version 2, `python3`, `jq`, and Claude Code.',
        ),
      ),
      ...bedrockStep(input),
      ...cachingStep(input),
      ...requestStep(input.aws),
      ...answerStep(),
      ...consoleStep(),
      ...troubles(),
    ],
  };
}

function bedrockStep({ bedrock }: PageInput): readonly Block[] {
  const places = bedrock.because.map(({ place }) => place);
  const state = bedrock.on
    ? done(l10n.t('`CLAUDE_CODE_USE_BEDROCK` is on, in `{0}`.', places.join(', ')))
    : open('unknown', l10n.t('`CLAUDE_CODE_USE_BEDROCK` is not on here.'));
  return [
    heading(l10n.t('1. Switch Bedrock on')),
    state,
    list(
      statement(l10n.t('`CLAUDE_CODE_USE_BEDROCK=1` switches it on (`true` does as well).'), 'measured'),
      statement(
        l10n.t(
          'Older guides set variables with `claude config set --global env …`. Those commands are gone: 2.1.329 reads `config list` as a prompt. Put the variable into `env` of `~/.claude/settings.json`.',
        ),
        'measured',
      ),
    ),
  ];
}

function cachingStep({ caching, modelCaching }: PageInput): readonly Block[] {
  const off = [...(caching.on ? caching.because : []), ...modelCaching];
  return [
    heading(l10n.t('2. Leave caching on')),
    ...(off.length === 0
      ? [done(l10n.t('No variable turns caching off here.'))]
      : off.map((place) => open('warning', offWords(place)))),
    list(
      statement(l10n.t('`DISABLE_PROMPT_CACHING` takes every cache mark out of every request.'), 'measured'),
      statement(
        l10n.t(
          '`DISABLE_PROMPT_CACHING_OPUS`, `_SONNET` and `_HAIKU` do so for one model: on Bedrock for the whole family with 2.1.329, for one exact model with 2.1.89 and everywhere else.',
        ),
        'measured',
      ),
      statement(l10n.t('`DISABLE_PROMPT_CACHING_FABLE` is documented to do the same.'), 'documented'),
    ),
  ];
}

const offWords = ({ place, variable }: PagePlace): string =>
  l10n.t('`{0}` is on, in `{1}`: take it out.', variable, place);

function requestStep({ model, region }: PageAws): readonly Block[] {
  return [
    heading(l10n.t('3. Send one long request twice')),
    paragraph(
      model === null
        ? l10n.t('The region is the one that Claude Code takes here; the model is an example, for none is set here.')
        : l10n.t('Region and model are those that Claude Code takes here.'),
    ),
    code(
      'bash',
      l10n.t('One request, sent twice within five minutes'),
      requestText(region, model ?? exampleModel(region)),
    ),
    note(
      l10n.t('This was put together from the documentation of AWS and was not run: no AWS account was used for it.'),
      'inferred',
    ),
  ];
}

function answerStep(): readonly Block[] {
  return [
    heading(l10n.t('4. Read the two answers')),
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

function consoleStep(): readonly Block[] {
  return [
    heading(l10n.t('5. Look into the console, if you like')),
    list(
      statement(
        l10n.t(
          'The playground of the Bedrock console may show a switch for caching. It counts for the playground only.',
        ),
        'reported',
      ),
      statement(l10n.t('No switch for caching in the console: none is needed.'), 'documented'),
    ),
  ];
}

function troubles(): readonly Block[] {
  return [
    heading(l10n.t('If it does not work')),
    list(
      statement(l10n.t('An error about base64: name the file with `fileb://`, not `file://`.'), 'reported'),
      statement(l10n.t('`cache_control` not recognised: the AWS CLI or SDK is too old.'), 'reported'),
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
    ),
  ];
}

/** What the files say may stand in it: code marks, but no links. */
function done(words: string): Block {
  return { kind: 'check', tone: 'good', word: l10n.t('Done'), text: codeText(words) };
}

function open(tone: Tone, words: string): Block {
  return { kind: 'check', tone, word: l10n.t('To do'), text: codeText(words) };
}

/** Whatever stands in region and model, the shell takes it for text. */
function requestText(region: string, model: string): string {
  return `python3 - <<'PY'
import json
text = "".join("Prompt caching check sentence number %d. " % i for i in range(900))
json.dump({
    "anthropic_version": "bedrock-2023-05-31", "max_tokens": 16,
    "system": [{"type": "text", "text": text, "cache_control": {"type": "ephemeral"}}],
    "messages": [{"role": "user", "content": "Say ok."}],
}, open("body.json", "w"))
PY
for i in 1 2; do
  aws bedrock-runtime invoke-model --region ${posixText(region)} \\
    --model-id ${posixText(model)} \\
    --content-type application/json --accept application/json \\
    --body fileb://body.json out.json >/dev/null
  jq '.usage | {input_tokens, cache_creation_input_tokens, cache_read_input_tokens}' out.json
done`;
}

/** The profile of the region’s own continent; elsewhere the one for all regions. */
function exampleModel(region: string): string {
  const continent = /^(us|eu)-/.exec(region)?.[1] ?? 'global';
  return `${continent}.anthropic.claude-sonnet-4-5-20250929-v1:0`;
}
