import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hasMcpServers } from '../../src/core/mcpServers.ts';

const servers = { mcpServers: { a: { command: 'x' } } };
const has = (state: unknown, mcpFile: unknown = null, folder: string | null = '/work/proj'): boolean =>
  hasMcpServers(
    state === null ? null : JSON.stringify(state),
    [null, mcpFile === null ? null : JSON.stringify(mcpFile)],
    folder,
  );

describe('MCP servers are configured', () => {
  it('for everybody', () => assert.equal(has(servers), true));
  it('for this folder', () => assert.equal(has({ projects: { '/work/proj': servers } }), true));
  it('by a file in the folder or above it', () => assert.equal(has(null, servers), true));
});

describe('MCP servers are not configured', () => {
  it('where there is no file', () => assert.equal(has(null), false));
  it('for another folder', () => assert.equal(has({ projects: { '/elsewhere': servers } }), false));
  it('for no folder', () => assert.equal(has({ projects: { '/work/proj': servers } }, null, null), false));
  it('by an empty list', () => assert.equal(has({ mcpServers: {} }, { mcpServers: {} }), false));
  it('by what is no object', () =>
    assert.equal(has({ mcpServers: ['a'], projects: { '/work/proj': 'mcpServers' } }), false));
  it('by a broken file', () =>
    assert.equal(hasMcpServers('{"mcpServers": {"a"', ['null "mcpServers"'], '/work/proj'), false));
});
