import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { evaluate } from '../../src/core/evaluate.ts';
import { bugReport } from '../../src/core/present/bugReport.ts';
import { publicCode } from '../../src/core/present/publicCode.ts';
import { HOME, world, type World } from '../support/world.ts';
import { evidence } from '../unit/support/sessions.ts';

describe('what is made public', () => {
  const CANARY = /canary/i;
  const part = fc.stringMatching(/^[^/\\\0\n\r]{0,12}$/);

  it('never shows the home folder, whatever it is called and however it is written', () =>
    fc.assert(
      fc.property(part, part, fc.constantFrom('/', '\\'), (front, back, slash) => {
        const home = ['', 'home', `${front}canary${back}`].join(slash);
        const code = publicCode({ home, platform: 'linux' });
        for (const written of [home, home.replaceAll('/', '\\'), home.replaceAll('\\', '/')])
          for (const around of [written, `${written}${slash}x`, `file://${written}`, `a ${written} b`])
            assert.doesNotMatch(code(around), CANARY, JSON.stringify({ home, around }));
      }),
    ));

  it('is code on one line, whatever stands in it', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.match(publicCode({ home: HOME, platform: 'linux' })(text), /^`[^`\n\r]*`$/);
      }),
    ));

  it('holds no secret that was planted in a variable, an address or a transcript, in a hostile home', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{4,20}$/).map((end) => `canary${end}`);
    const home = fc.constantFrom('/', '/sk', '/home/a.*b', '/home/$&', '/home/a b', '/home/canaryHome', '/h(');
    fc.assert(
      fc.property(secret, home, (planted, place) => {
        const token = `sk-ant-${planted}`;
        const given: World = {
          version: '2.1.329',
          user: {
            ANTHROPIC_BASE_URL: `https://ann:${planted}@llm.example.com/?token=${planted}`,
            ANTHROPIC_AUTH_TOKEN: planted,
            ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${planted}`,
            CLAUDE_CODE_EXTRA_BODY: `{"x": "${planted}"}`,
            ANTHROPIC_MODEL: token,
            ANTHROPIC_BETAS: token,
            AWS_REGION: `${place}/${token}`,
            ENABLE_TOOL_SEARCH: `token=${planted}`,
            HARMLESS: planted,
          },
          process: { [planted]: planted, CLAUDE_CODE_ENTRYPOINT: token },
          evidence: evidence([
            {
              id: planted,
              path: `${place}/${planted}.jsonl`,
              project: `${place}/${planted}`,
              model: token,
              entrypoint: `Bearer ${planted}`,
              clientVersion: token,
              failures: [{ family: 'cache-scope', model: token, clientVersion: token, entrypoint: token }],
              requests: { betas: [token] },
            },
          ]),
        };
        const report = evaluate({ ...world(given), home: place });
        const text = bugReport(report, { 'VS Code': token });
        assert.ok(!text.includes(planted), text);
        assert.doesNotMatch(text, CANARY);
      }),
    );
  });
});
