import * as l10n from '../l10n.ts';
import type { RouteId } from '../model.ts';
import { providerOf } from '../provider.ts';

/** The name of a route as it stands inside a sentence. */
export function routeName(id: RouteId): string {
  const provider = providerOf(id);
  return id === provider ? plainName(id) : l10n.t('{0} through a base URL of its own', plainName(provider));
}

function plainName(id: RouteId): string {
  switch (id) {
    case 'gateway':
      return l10n.t('a gateway');
    case 'none':
      return l10n.t('no provider');
    case 'bedrock':
      return l10n.t('Amazon Bedrock');
    case 'foundry':
      return l10n.t('Microsoft Foundry');
    case 'anthropic-aws':
      return l10n.t('Claude Platform on AWS');
    case 'google-cloud':
      return l10n.t('Anthropic’s platform on Google Cloud');
    case 'mantle':
      return l10n.t('Bedrock’s Mantle endpoint');
    case 'vertex':
      return l10n.t('Google Vertex AI');
    default:
      return l10n.t('Anthropic’s own API');
  }
}
