import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SCOPES } from '../../../src/core/model.ts';
import { audienceOf, audienceWords } from '../../../src/core/present/audienceWords.ts';

describe('who sees a value', () => {
  it('is everybody where it stands in a file, and else who is given it', () => {
    const audiences = Object.fromEntries(SCOPES.map((scope) => [scope, audienceOf(scope).join(' ')]));
    const all = 'terminal vscode jetbrains';
    assert.deepEqual(audiences, {
      managed: all,
      flag: 'terminal',
      local: all,
      project: all,
      user: all,
      legacy: all,
      editor: 'vscode',
      process: 'same-environment',
    });
  });

  it('is told in a sentence of its own for each of them', () => {
    const words = (scope: (typeof SCOPES)[number]): string => audienceWords(scope);
    assert.equal(new Set(SCOPES.map(words)).size, 5);
    assert.equal(words('local'), words('project'));
    for (const scope of ['user', 'legacy'] as const) assert.equal(words(scope), words('managed'));
    assert.match(words('project'), /in this folder\.$/);
    assert.match(words('editor'), /^Only VS Code/);
    assert.match(words('flag'), /with this option/);
    assert.match(words('process'), /from this environment/);
  });
});
