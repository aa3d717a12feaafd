import * as l10n from '../l10n.ts';
import { lastMember, outlineObject } from '../outline.ts';
import type { SettingsFile } from '../model.ts';
import { type Objection, objectionTo, type Rule } from './rule.ts';

/** A variable, or `env` itself, stands twice in one file: the last one counts (measured 2.1.31, 2.1.89, 2.1.329). */
export const duplicateKey: Rule = {
  id: 'duplicate-key',

  *check({ files }) {
    for (const file of files) {
      yield* duplicateVariables(file);
      yield* duplicateEnv(file);
    }
  },
};

function* duplicateVariables({ declarations }: SettingsFile): Iterable<Objection> {
  const last = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  for (const declaration of declarations) {
    const winner = last.get(declaration.name);
    if (winner === declaration || !winner) continue;
    yield objectionTo(
      declaration,
      winner.value === declaration.value ? 'info' : 'warning',
      l10n.t('{0} stands here more than once; the last one counts, this one is lost.', declaration.name),
    );
  }
}

function* duplicateEnv({ source, status, text }: SettingsFile): Iterable<Objection> {
  if (text === null || status !== 'applied' || text.indexOf('"env"') === text.lastIndexOf('"env"')) return;
  const root = outlineObject(text);
  const counted = lastMember(root, 'env');
  for (const { key, span } of root.members) {
    if (key !== 'env' || span === counted?.span) continue;
    yield objectionTo(
      { name: null, source, span },
      'warning',
      l10n.t('"env" stands in this file more than once; the last one counts, this one is lost whole.'),
    );
  }
}
