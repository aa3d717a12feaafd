import { readEndpoint } from '../endpoint.ts';
import { PROVIDER_SWITCHES } from '../facts/providers.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, Severity } from '../model.ts';
import { isSecretName } from '../secrets.ts';
import { isOn } from '../value.ts';
import { objectionTo, type Rule } from './rule.ts';

/** A repository's settings redirect the requests or set the credentials: whoever wrote the file reads along or pays. */
export const endpointFromProject: Rule = {
  id: 'endpoint-from-project',

  *check({ environment }) {
    for (const {
      declarations: [winner],
    } of environment.values()) {
      const severity = winner.source.scope === 'project' && severityOf(winner);
      if (!severity) continue;
      yield objectionTo(
        winner,
        severity,
        l10n.t(
          '{0} comes from the project’s shared settings: this repository decides where your requests go, whom they trust or whose credentials they carry.',
          winner.name,
        ),
        unsetFix(winner),
      );
    }
  },
};

const ADDRESS = /^ANTHROPIC_(?:\w+_)?BASE_URL$|^ANTHROPIC_FOUNDRY_RESOURCE$|^(?:HTTPS?|ALL)_PROXY$/i;
const TRUST = /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|AWS_CA_BUNDLE)$/;
const CREDENTIALS = /^(?:AWS_CONFIG_FILE|AWS_SHARED_CREDENTIALS_FILE|GOOGLE_APPLICATION_CREDENTIALS)$/;
const OURS = /^(?:ANTHROPIC|AWS|CLAUDE)_(?!.*EXTRA_)/;

/** A switch leads to a known cloud, with the person's own account there: worth knowing, no more. */
function severityOf({ name, value }: Declaration): Severity | undefined {
  if (value.trim() === '') return undefined;
  if (name === 'CLAUDE_CODE_USE_GATEWAY' || PROVIDER_SWITCHES.some(({ variable }) => variable === name))
    return isOn(value) ? 'info' : undefined;
  const decides =
    (ADDRESS.test(name) && !readEndpoint(value).isFirstParty) ||
    TRUST.test(name) ||
    CREDENTIALS.test(name) ||
    (name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value === '0') ||
    (OURS.test(name) && isSecretName(name));
  return decides ? 'warning' : undefined;
}
