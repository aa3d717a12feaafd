import * as l10n from '../l10n.ts';
import { objectionTo, type Rule } from './rule.ts';

/** `env` in `.claude.json`: it still counts, though documentation says it does not. */
export const legacyConfig: Rule = {
  id: 'legacy-config',

  *check({ blocked, files }) {
    const refused = new Set(blocked.map(({ declaration }) => declaration));
    for (const { declarations, source } of files) {
      const counting = declarations.filter((declaration) => !refused.has(declaration));
      const [first] = counting;
      if (source.scope !== 'legacy' || !first) continue;
      yield objectionTo(
        first,
        'info',
        l10n.t(
          'Claude Code’s own state file sets {0}: that counts, below settings.json, though documentation says otherwise. Keep it in settings.json.',
          [...new Set(counting.map(({ name }) => name))].join(', '),
        ),
      );
    }
  },
};
