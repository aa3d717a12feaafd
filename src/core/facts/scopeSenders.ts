import type { RouteId } from '../model.ts';
import { NEWEST_MEASURED } from './measuredVersions.ts';

/** One line of what is known about who sends `cache_control.scope`. Measured on Linux, with every version's default model. */
export interface ScopeSender {
  /** First and last version; null: from the first that was ever measured. */
  readonly from: string | null;
  readonly to: string;
  /** Empty where the run did not note it. */
  readonly routes: readonly RouteId[];
  readonly when: SendingCondition;
  /** Path of the block that carries it; null where nothing does. */
  readonly where: string | null;
  /** Whether CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS takes it away; null where there is nothing to take away. */
  readonly flagRemoves: boolean | null;
  /** `read`: seen in the text of the program, not run. */
  readonly source: 'measured' | 'read';
}

export type SendingCondition =
  | 'never'
  | 'not-by-default'
  | 'default'
  | 'default-without-mcp'
  | 'default-without-base-url'
  | 'gate'
  | 'forced'
  | 'forced-with-mcp'
  | 'assumed-first-party';

export const SCOPE_SENDERS: readonly ScopeSender[] = [
  {
    from: '2.1.88',
    to: '2.1.96',
    routes: ['gateway'],
    when: 'default-without-mcp',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.88',
    to: NEWEST_MEASURED,
    routes: ['anthropic'],
    when: 'default',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.90',
    to: NEWEST_MEASURED,
    routes: ['anthropic-aws', 'anthropic-aws-gateway'],
    when: 'default-without-base-url',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.97',
    to: NEWEST_MEASURED,
    routes: ['gateway'],
    when: 'not-by-default',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: '2.1.172',
    to: NEWEST_MEASURED,
    routes: ['gateway'],
    when: 'assumed-first-party',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: null,
    to: NEWEST_MEASURED,
    routes: ['bedrock', 'bedrock-gateway', 'vertex', 'vertex-gateway', 'mantle-gateway'],
    when: 'never',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: null,
    to: NEWEST_MEASURED,
    routes: ['foundry-gateway'],
    when: 'not-by-default',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: '2.1.213',
    to: NEWEST_MEASURED,
    routes: ['google-cloud', 'google-cloud-gateway'],
    when: 'not-by-default',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: '2.1.53',
    to: '2.1.68',
    routes: ['gateway', 'anthropic', 'foundry'],
    when: 'forced',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.70',
    to: '2.1.87',
    routes: ['gateway'],
    when: 'forced',
    where: 'system.2',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.84',
    to: '2.1.87',
    routes: ['anthropic', 'foundry'],
    when: 'forced',
    where: 'system.2',
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: '2.1.40',
    to: '2.1.87',
    routes: ['anthropic', 'gateway', 'foundry'],
    when: 'gate',
    where: 'system.2',
    flagRemoves: true,
    source: 'read',
  },
  {
    from: '2.1.23',
    to: '2.1.87',
    routes: ['anthropic', 'gateway', 'foundry-gateway'],
    when: 'not-by-default',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
  {
    from: '2.1.31',
    to: '2.1.31',
    routes: [],
    when: 'forced-with-mcp',
    where: 'tools.16',
    flagRemoves: true,
    source: 'measured',
  },
  {
    from: '2.1.23',
    to: '2.1.39',
    routes: ['anthropic', 'gateway'],
    when: 'gate',
    where: 'system',
    flagRemoves: false,
    source: 'read',
  },
  {
    from: null,
    to: '2.1.22',
    routes: ['anthropic', 'gateway'],
    when: 'never',
    where: null,
    flagRemoves: null,
    source: 'measured',
  },
];
