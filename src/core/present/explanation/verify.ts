import * as l10n from '../../l10n.ts';
import { code, list, paragraph, statement, steps } from '../blocks.ts';
import type { Section } from '../pageView.ts';

const TRY = `claude --version
claude -p "Reply with ok"
claude --continue -p "Reply with ok"`;

const EVIDENCE = `newest=$(ls -t ~/.claude/projects/*/*.jsonl | head -n 1)
grep '"type":"api-request"' "$newest" | grep -c '"scope":"global"'`;

export function verify(): Section {
  return {
    id: 'verify',
    title: l10n.t('How to verify'),
    blocks: [
      steps(
        statement(
          l10n.t('Look at the state at the top of this page: it shows whether the flag is on, and which line decided.'),
        ),
        statement(
          l10n.t(
            'See which version you have, start a new session, then go on with it. In a conversation, `claude --resume` lets you choose an older one.',
          ),
        ),
      ),
      code('bash', l10n.t('Version, a new session, the same session resumed'), TRY),
      list(
        statement(
          l10n.t(
            '`echo` in a terminal shows only what the shell holds. A value in `env` of a settings file works inside Claude Code and does not show there.',
          ),
          'inferred',
        ),
        statement(
          l10n.t(
            'The editor’s Claude Code can be another version than the terminal’s: the VS Code extension brings its own.',
          ),
          'documented',
        ),
        statement(
          l10n.t(
            'On 2.1.329 `claude doctor` names settings files that did not load. Its exit status is 0 all the same.',
          ),
          'measured',
        ),
        statement(
          l10n.t('`claude-code-env doctor`, the terminal half of this extension, prints the state of this page.'),
        ),
      ),
      paragraph(
        l10n.t(
          'Recent clients write down what they sent, even where the request succeeded: 2.1.329 does, 2.1.275 did not yet. This counts how many recorded requests of the newest session carried `scope`; with the fix in place, a new session should count 0.',
        ),
        'measured',
      ),
      code('bash', l10n.t('Evidence in the transcripts'), EVIDENCE),
    ],
  };
}
