import * as l10n from '../../l10n.ts';
import { list, note, statement } from '../blocks.ts';
import type { Section, Statement } from '../pageView.ts';

/** Public threads, each with what it is about. */
export function sources(): Section {
  return {
    id: 'sources',
    title: l10n.t('Sources'),
    blocks: [
      list(...claudeCode(), ...others()),
      note(
        l10n.t(
          '“Documented” rests on the public documentation and changelog of Claude Code (August 2026, about 2.1.240) and on that of Amazon Bedrock. “Measured” rests on runs of published versions up to 2.1.329.',
        ),
      ),
    ],
  };
}

function claudeCode(): readonly Statement[] {
  return [
    thread('anthropics/claude-code', 'issues', 41731, l10n.t('the refusal of `scope`')),
    thread('anthropics/claude-code', 'issues', 23220, l10n.t('the same, an older thread')),
    thread('anthropics/claude-code', 'issues', 41966, l10n.t('`scope` and MCP servers')),
    thread('anthropics/claude-code', 'issues', 21676, l10n.t('`invalid beta flag` in 2.1.23')),
    thread('anthropics/claude-code', 'issues', 56970, l10n.t('`context-1m` stays with the flag')),
    thread('anthropics/claude-code', 'issues', 83749, l10n.t('`interleaved-thinking` stays with the flag')),
    thread('anthropics/claude-code', 'issues', 33180, l10n.t('`eager_input_streaming`')),
    thread('anthropics/claude-code', 'issues', 11937, l10n.t('the login screen in VS Code')),
    thread('anthropics/claude-code', 'issues', 21926, l10n.t('variables that VS Code does not see')),
  ];
}

function others(): readonly Statement[] {
  return [
    thread('Portkey-AI/gateway', 'issues', 1589, l10n.t('Portkey refuses `scope`')),
    thread('BerriAI/litellm', 'pull', 22867, l10n.t('LiteLLM strips `scope`')),
    thread('BerriAI/litellm', 'pull', 23183, l10n.t('LiteLLM, the follow-up')),
    thread('databricks/unity-gateway', 'issues', 208, l10n.t('1-hour caching and the flag')),
    thread('omnigent-ai/omnigent', 'issues', 4533, l10n.t('what tool search saves')),
  ];
}

function thread(repository: string, kind: 'issues' | 'pull', number: number, about: string): Statement {
  const name = `${repository}#${number}`;
  const words = l10n.t({ message: '{0}: {1}', args: [name, about], comment: ['a link, and what it is about'] });
  // What is put into a sentence is never a link: it becomes one afterwards.
  return statement(words.replace(name, `[${name}](https://github.com/${repository}/${kind}/${number})`));
}
