import * as l10n from '@vscode/l10n';
import type { Rule } from './rule.ts';

/** `env` in `.claude.json`: it still counts, though documentation says it does not. */
export const legacyConfig: Rule = {
  id: 'legacy-config',

  *check({ files }) {
    for (const { declarations, source } of files) {
      const [first] = declarations;
      if (source.scope !== 'legacy' || !first) continue;
      yield {
        severity: 'info',
        message: l10n.t(
          '{0} in Claude Code’s own state file still count, below the settings and above the environment, though documentation says otherwise. Keep them in settings.json.',
          declarations.map(({ name }) => name).join(', '),
        ),
        variable: first.name,
        source,
        span: first.span,
        fixes: [],
      };
    }
  },
};
