import { regionOf } from '../awsRegion.ts';
import * as l10n from '../l10n.ts';
import { winnerOf } from '../resolve.ts';
import { inUserFile, objectionTo, type Rule } from './rule.ts';

/** Requests go to AWS, and no region is set where this version of Claude Code looks: it takes us-east-1. */
export const awsRegion: Rule = {
  id: 'aws-region',

  *check(facts) {
    const { environment, route, snapshot } = facts;
    if (!AWS.has(route.id)) return;
    const { ignored, origin, region } = regionOf(environment, snapshot.aws, snapshot.client.version);
    const at = winnerOf(environment, 'AWS_REGION') ?? inUserFile(facts, 'AWS_REGION');
    if (ignored !== null) {
      yield objectionTo(
        at,
        'warning',
        l10n.t(
          'This version of Claude Code reads AWS_REGION only: {0} is not looked at, and requests go to {1}.',
          ignored,
          region,
        ),
      );
    } else if (origin === 'default') {
      yield objectionTo(at, 'info', l10n.t('Claude Code finds no AWS region and takes {0}.', region));
    }
  },
};

const AWS: ReadonlySet<string> = new Set(['bedrock', 'mantle', 'anthropic-aws']);
