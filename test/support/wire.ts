import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RouteId } from '../../src/core/model.ts';

/** Which request it was: `resumed`, the first one after `--continue`; else the first of a session. */
export interface WireKey {
  readonly route: string;
  /** Environment switches that were `1`. */
  readonly flags: readonly string[];
  readonly resumed?: true;
}

/** One recorded request: what the main one of a run said about caching and betas. */
export interface WireRow extends WireKey {
  readonly version: string;
  /** Paths of the blocks that carried it. */
  readonly scope: readonly string[];
  readonly cacheControl: number;
  readonly headerBetas: readonly string[];
  readonly bodyBetas: readonly string[];
  readonly topLevelExtra: readonly string[];
  readonly toolExtra: readonly string[];
}

/** The record's names for routes, in its order: `scripts/conformance/routes.mjs` holds what sets each of them up. */
export const WIRE_ROUTES: Readonly<Record<string, RouteId>> = {
  'bedrock-direct': 'bedrock',
  'bedrock-url': 'bedrock-gateway',
  gateway: 'gateway',
  'first-party': 'anthropic',
  'vertex-url': 'vertex-gateway',
  foundry: 'foundry-gateway',
  mantle: 'mantle-gateway',
  'vertex-direct': 'vertex',
  'foundry-direct': 'foundry',
  'mantle-direct': 'mantle',
  'anthropic-aws': 'anthropic-aws',
  'anthropic-aws-url': 'anthropic-aws-gateway',
  'google-cloud': 'google-cloud',
  'google-cloud-url': 'google-cloud-gateway',
};

/** Every recorded request. */
export function readWire(root: string): WireRow[] {
  return JSON.parse(readFileSync(path.join(root, 'test/conformance/wire.json'), 'utf8')) as WireRow[];
}
