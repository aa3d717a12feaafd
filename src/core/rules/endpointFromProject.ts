import * as l10n from '@vscode/l10n';
import { unsetFix } from '../fixes.ts';
import { PROVIDER_SWITCHES } from '../facts/providers.ts';
import { isSecretName } from '../secrets.ts';
import { isOn } from '../value.ts';
import type { Declaration } from '../model.ts';
import type { Rule } from './rule.ts';

/** A repository's settings redirect the requests or set the credentials: whoever wrote the file reads along or pays. */
export const endpointFromProject: Rule = {
  id: 'endpoint-from-project',

  *check({ environment }) {
    for (const {
      declarations: [winner],
    } of environment.values()) {
      if (winner.source.scope !== 'project' || !decidesEndpoint(winner)) continue;
      yield {
        severity: 'warning',
        message: l10n.t(
          '{0} comes from the project’s shared settings: this repository decides where your requests go or whose credentials they carry. In print mode Claude Code obeys without asking.',
          winner.name,
        ),
        variable: winner.name,
        source: winner.source,
        span: winner.span,
        fixes: unsetFix(winner),
      };
    }
  },
};

const SWITCHES: ReadonlySet<string> = new Set([
  'CLAUDE_CODE_USE_GATEWAY',
  ...PROVIDER_SWITCHES.map(({ variable }) => variable),
]);
const ADDRESS = /(?:^|_)(?:BASE_URL|(?:HTTPS?|ALL)_PROXY|ENDPOINT(?:_URL(?:_\w+)?)?)$/i;
const TRUST = /^(?:NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|SSL_CERT_FILE|AWS_CA_BUNDLE)$/;

function decidesEndpoint({ name, value }: Declaration): boolean {
  if (value.trim() === '') return false;
  if (SWITCHES.has(name)) return isOn(value);
  return ADDRESS.test(name) || TRUST.test(name) || (isSecretName(name) && /^(?:ANTHROPIC|AWS|CLAUDE)_/.test(name));
}
