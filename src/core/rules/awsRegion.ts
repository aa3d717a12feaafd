import * as l10n from '@vscode/l10n';
import { regionOf } from '../awsRegion.ts';
import { winnerOf } from '../resolve.ts';
import type { Rule } from './rule.ts';

/** Requests go to AWS, and no region is set where this version of Claude Code looks: it takes us-east-1. */
export const awsRegion: Rule = {
  id: 'aws-region',

  *check({ environment, route, snapshot, userSource }) {
    if (!AWS.has(route.id)) return;
    const { ignored, origin, region } = regionOf(environment, snapshot.aws, snapshot.client.version);
    const at = winnerOf(environment, 'AWS_REGION') ?? { source: userSource, span: null };
    const common = { severity: 'info', variable: 'AWS_REGION', source: at.source, span: at.span, fixes: [] } as const;
    if (ignored !== null) {
      yield {
        ...common,
        severity: 'warning',
        message: l10n.t(
          'This version of Claude Code reads AWS_REGION only: {0} is not looked at, and requests go to {1}.',
          ignored,
          region,
        ),
      };
    } else if (origin === 'default') {
      yield { ...common, message: l10n.t('No AWS region is set anywhere Claude Code looks; it takes {0}.', region) };
    }
  },
};

const AWS: ReadonlySet<string> = new Set(['bedrock', 'mantle', 'anthropic-aws']);
