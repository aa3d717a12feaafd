import * as l10n from '../l10n.ts';
import type { FileProblem, SettingsFile } from '../model.ts';
import { positionAt } from '../position.ts';
import { problemWords } from '../present/fileWords.ts';
import { scopeName } from '../present/scopeWords.ts';
import { objectionTo, type Rule } from './rule.ts';

/** Claude Code drops a settings file, or a part of it, and may say nothing about it. */
export const settingsFileIgnored: Rule = {
  id: 'settings-file-ignored',

  *check({ files }) {
    for (const file of files) {
      const { problem, source, status } = file;
      if (!problem) continue;
      yield objectionTo(
        { name: null, source, span: problem.span },
        status === 'applied' ? 'warning' : 'error',
        messageOf(file, problem),
      );
    }
  },
};

function messageOf({ source, status, text }: SettingsFile, problem: FileProblem): string {
  const why = problemWords(problem);
  const at = problem.span && text !== null ? positionAt(text, problem.span.offset) : undefined;
  const name = source.path ?? scopeName(source.scope);
  const path = at ? l10n.t('{0}, line {1}, column {2}', name, at.line, at.column) : name;
  if (problem.stopsClient) return l10n.t('Claude Code does not start because of {0}: {1}.', path, why);
  if (status === 'applied') return l10n.t('Claude Code drops a part of {0}: {1}.', path, why);
  return l10n.t('Claude Code ignores the whole file {0}: {1}.', path, why);
}
