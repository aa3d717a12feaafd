import * as l10n from '@vscode/l10n';
import type { RouteId } from '../model.ts';

/** The name of a route as it stands inside a sentence. */
export function routeName(id: RouteId): string {
  switch (id) {
    case 'anthropic':
      return l10n.t('Anthropic’s own API');
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
    case 'bedrock-gateway':
      return l10n.t('Amazon Bedrock through a base URL of its own');
    case 'foundry-gateway':
      return l10n.t('Microsoft Foundry through a base URL of its own');
    case 'anthropic-aws-gateway':
      return l10n.t('Claude Platform on AWS through a base URL of its own');
    case 'google-cloud-gateway':
      return l10n.t('Anthropic’s platform on Google Cloud through a base URL of its own');
    case 'mantle-gateway':
      return l10n.t('Bedrock’s Mantle endpoint through a base URL of its own');
    case 'vertex-gateway':
      return l10n.t('Google Vertex AI through a base URL of its own');
  }
}
