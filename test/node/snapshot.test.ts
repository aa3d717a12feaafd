import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { evaluate } from '../../src/core/evaluate.ts';
import type { Client, Content, Snapshot } from '../../src/core/model.ts';
import { valueOf } from '../../src/core/resolve.ts';
import { createDisk } from '../../src/node/disk.ts';
import { readSnapshot, type SnapshotRequest } from '../../src/node/snapshot.ts';
import { folder } from './support/folder.ts';

const CLIENT: Client = { version: '2.1.329', source: 'option', others: [] };
const env = (values: Readonly<Record<string, string>>): string => JSON.stringify({ env: values });

describe('a snapshot of the machine', () => {
  const { at, write } = folder();

  function read(request: Partial<SnapshotRequest> = {}): Promise<Snapshot> {
    return readSnapshot({
      platform: 'linux',
      home: at('home'),
      folder: at('proj'),
      processEnv: {},
      editorEnv: null,
      client: CLIENT,
      knownNames: null,
      managedDir: at('managed'),
      ...request,
    });
  }

  /** Scope and value of everybody who sets A, the winner first. */
  async function ranking(request: Partial<SnapshotRequest> = {}): Promise<string[]> {
    const { environment } = evaluate(await read(request));
    return (environment.get('A')?.declarations ?? []).map(({ source, value }) => `${source.scope}=${value}`);
  }

  it('of nothing names every place, and nothing is there', async () => {
    const { contents } = await read({ folder: null });
    assert.deepEqual(
      contents.map(
        ({ source, content }) => `${source.scope} ${source.path?.slice(at('.').length) ?? '-'} ${content.kind}`,
      ),
      [
        'managed /managed/managed-settings.json absent',
        'user /home/.claude/settings.json absent',
        'legacy /home/.claude.json absent',
        'process - values',
      ],
    );
  });

  it('has every scope in its order', async () => {
    write('managed/managed-settings.json', env({ A: 'managed' }));
    write('managed/managed-settings.d/10.json', env({ A: 'ten' }));
    write('managed/managed-settings.d/20.json', env({ A: 'twenty' }));
    write('flag.json', env({ A: 'flag' }));
    write('proj/.claude/settings.local.json', env({ A: 'local' }));
    write('proj/.claude/settings.json', env({ A: 'project' }));
    write('home/.claude/settings.json', env({ A: 'user' }));
    write('home/.claude.json', env({ A: 'legacy' }));
    const given = { flagSettings: '../flag.json', editorEnv: { A: 'editor' }, processEnv: { A: 'process' } };
    assert.deepEqual(await ranking(given), [
      'managed=twenty',
      'managed=ten',
      'managed=managed',
      'flag=flag',
      'local=local',
      'project=project',
      'user=user',
      'legacy=legacy',
      'editor=editor',
      'process=process',
    ]);
  });

  it('takes --settings as JSON as well as by its path', async () => {
    assert.deepEqual(await ranking({ flagSettings: ` ${env({ A: 'inline' })}` }), ['flag=inline']);
    assert.deepEqual(await ranking({ flagSettings: at('nothing.json') }), []);
  });

  it('takes the local file of the git root before the start folder’s', async () => {
    mkdirSync(at('repo/.git'), { recursive: true });
    write('repo/.claude/settings.local.json', env({ A: 'root' }));
    write('repo/sub/.claude/settings.local.json', env({ A: 'sub' }));
    assert.deepEqual(await ranking({ folder: at('repo/sub') }), ['local=root', 'local=sub']);
    assert.deepEqual(await ranking({ folder: at('repo/sub'), client: { ...CLIENT, version: '2.1.210' } }), [
      'local=sub',
    ]);
  });

  it('follows CLAUDE_CONFIG_DIR of the process, and of the editor before it', async () => {
    mkdirSync(at('proj'));
    write('cc/settings.json', env({ A: 'moved' }));
    write('cc/.claude.json', env({ A: 'state' }));
    write('home/.claude/settings.json', env({ A: 'user' }));
    const processEnv = { CLAUDE_CONFIG_DIR: at('cc') };
    assert.deepEqual(await ranking({ processEnv }), ['user=moved', 'legacy=state']);
    assert.deepEqual(await ranking({ processEnv, editorEnv: { CLAUDE_CONFIG_DIR: at('other') } }), []);
    assert.deepEqual(await ranking({ processEnv: { CLAUDE_CONFIG_DIR: '../cc' } }), ['user=moved', 'legacy=state']);
  });

  it('follows CLAUDE_CONFIG_DIR of the settings', async () => {
    write('cc/settings.json', env({ A: 'other' }));
    write('home/.claude/settings.json', env({ A: 'user', CLAUDE_CONFIG_DIR: at('cc') }));
    assert.deepEqual(await ranking(), ['user=other', 'user=user']);
    write('home/.claude/settings.json', env({ A: 'user' }));
    write('home/.claude.json', env({ CLAUDE_CONFIG_DIR: at('cc') }));
    assert.deepEqual(await ranking(), ['user=other']);
  });

  it('takes what an open editor shows for the truth', async () => {
    write('home/.claude/settings.json', env({ A: 'disk' }));
    const shown: Content = { kind: 'text', text: env({ A: 'buffer' }), encoding: 'utf-8', saved: false };
    const disk = createDisk((file) => (file === at('home/.claude/settings.json') ? shown : undefined));
    const { environment } = evaluate(await read({ disk }));
    assert.equal(valueOf(environment, 'A'), 'buffer');
    assert.equal(environment.get('A')?.declarations[0].saved, false);
  });

  it('knows whether MCP servers are configured', async () => {
    assert.equal((await read()).hasMcpServers, false);
    write('proj/.mcp.json', '{"mcpServers": {"a": {}}}');
    assert.equal((await read()).hasMcpServers, true);
    assert.equal((await read({ folder: null })).hasMcpServers, false);
    write('home/.claude.json', JSON.stringify({ projects: { [at('other')]: { mcpServers: { a: {} } } } }));
    assert.equal((await read({ folder: at('other') })).hasMcpServers, true);
  });

  it('reads the AWS files that the environment names', async () => {
    write('home/.aws/config', '[default]');
    assert.deepEqual((await read()).aws, { config: '[default]', credentials: null });
    write('aws.ini', '[other]');
    write('home/.claude/settings.json', env({ AWS_CONFIG_FILE: at('aws.ini') }));
    assert.deepEqual((await read()).aws, { config: '[other]', credentials: null });
  });

  it('is there though nothing of it can be read as a file', async () => {
    for (const name of [
      'home/.claude/settings.json',
      'home/.claude.json',
      'proj/.claude/settings.json',
      'proj/.mcp.json',
      'managed/managed-settings.json',
    ]) {
      mkdirSync(at(name), { recursive: true });
    }
    const { contents } = await read();
    assert.deepEqual(
      contents.filter(({ content }) => content.kind === 'unreadable').map(({ source }) => source.scope),
      ['managed', 'project', 'user', 'legacy'],
    );
  });
});
