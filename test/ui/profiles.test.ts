import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const PROFILES = [
  { name: 'Cloud', variables: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', [FLAG]: '1' } },
  {
    name: 'Gateway',
    variables: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000', [FLAG]: '1' },
    secrets: ['ANTHROPIC_AUTH_TOKEN'],
  },
];

/** Three hundred lines of other people's keys around a small env. */
const OTHERS = Array.from({ length: 290 }, (_, index) => `\t"theirs${index}":  [ ${index}, "x" ],`).join('\r\n');
const AROUND = (env: string): string => `{\r\n${OTHERS}\r\n\t"env": {${env}},\r\n\t"hooks": { },\r\n\t"last":1 }`;
const CLOUD =
  '\r\n\t\t"MINE": "1",\r\n\t\t"CLAUDE_CODE_USE_BEDROCK": "1",\r\n\t\t"AWS_REGION": "us-east-1",\r\n' +
  `\t\t"${FLAG}": "1"\r\n\t`;

describe('profiles', () => {
  let workbench: Workbench;
  const settings = (): string => readFileSync(path.join(workbench.home, '.claude/settings.json'), 'utf8');
  const env = (): Record<string, string> => (JSON.parse(settings()) as { env: Record<string, string> }).env;
  const outside = (text: string): string => text.replace(/"env": \{[^}]*\}/, '');
  const row = (name: string | RegExp) => workbench.page.getByRole('treeitem', { name });

  before(async function () {
    this.timeout(90_000);
    const world = {
      files: { '.claude/settings.json': AROUND(CLOUD) },
      machineSettings: { 'claudeCodeEnv.profiles': PROFILES },
    };
    workbench = await openWorkbench({ world });
    await workbench.statusItem().getByText('Bedrock: betas off').waitFor();
    await workbench.runCommand('View: Show Claude Code Env');
  });
  after(() => workbench.close());

  it('are found to be active by comparing', async () => {
    await row('Cloud, active').waitFor();
    await row('Gateway').waitFor();
    await workbench.shot('profiles');
  });

  it('are switched from the view, and the secret is asked for', async () => {
    const cloud = settings();
    await row('Gateway').click();
    await workbench.page.getByText('The value of ANTHROPIC_AUTH_TOKEN').waitFor();
    await workbench.page.locator('.quick-input-widget input.input').fill('sk-canary-token');
    await workbench.shot('profile-secret');
    await workbench.page.keyboard.press('Enter');
    await workbench.pick('Apply');
    await row('Gateway, active').waitFor();
    assert.deepEqual(env(), {
      MINE: '1',
      [FLAG]: '1',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000',
      ANTHROPIC_AUTH_TOKEN: 'sk-canary-token',
    });
    assert.equal(outside(settings()), outside(cloud), 'other people’s keys are as they were');
  });

  it('keep the secret out of VS Code’s settings', () => {
    const kept = path.join(workbench.home, '..', 'user/Machine/settings.json');
    assert.ok(existsSync(kept));
    assert.doesNotMatch(readFileSync(kept, 'utf8'), /canary/);
  });

  it('are switched back, and one undo takes all of a switch back', async () => {
    const gateway = settings();
    await row('Cloud').click();
    await workbench.pick('Apply');
    await row('Cloud, active').waitFor();
    assert.deepEqual(env(), { MINE: '1', [FLAG]: '1', CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' });
    assert.equal(outside(settings()), outside(gateway));
    await workbench.runCommand('Claude Code Env: Undo Last Change');
    await row('Gateway, active').waitFor();
    assert.equal(settings(), gateway);
  });

  it('are made from a template', async () => {
    await workbench.runCommand('Claude Code Env: New Profile…');
    await workbench.options().first().waitFor();
    await workbench.shot('profile-templates');
    await workbench.pick('Google Vertex AI');
    await workbench.page.getByText('What is it called?').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('The value of CLOUD_ML_REGION').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('The value of ANTHROPIC_VERTEX_PROJECT_ID').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('A value is needed here.').waitFor();
    await workbench.page.locator('.quick-input-widget input.input').fill('my-project');
    await workbench.page.getByText('A value is needed here.').waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Enter');
    await row('Google Vertex AI').waitFor();
  });

  it('are handed on as a file without secrets, and taken back', async () => {
    const file = path.join(workbench.home, 'profiles.json');
    const name = workbench.page.locator('.quick-input-widget input.input');
    const ok = workbench.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' });
    // The dialog puts its own folder back while it reads another one: first there, then the file.
    const choose = async (): Promise<void> => {
      await name.fill(`${workbench.home}/`);
      await workbench.options().getByText('.claude', { exact: true }).waitFor();
      await name.fill(file);
      await ok.click();
    };
    await workbench.runCommand('Claude Code Env: Export Profiles…');
    await workbench.page.getByText('Export Profiles', { exact: true }).waitFor();
    await choose();
    await name.waitFor({ state: 'hidden' });
    await row('Gateway, active').waitFor();
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(
      (JSON.parse(text) as { name: string }[]).map((profile) => profile.name),
      ['Cloud', 'Gateway', 'Google Vertex AI'],
    );
    assert.doesNotMatch(text, /canary/);
    await workbench.runCommand('Claude Code Env: Delete a Profile…');
    await workbench.pick('Google Vertex AI');
    await row('Google Vertex AI').waitFor({ state: 'detached' });
    await workbench.runCommand('Claude Code Env: Import Profiles…');
    await workbench.page.getByText('Import Profiles', { exact: true }).waitFor();
    await choose();
    await row('Google Vertex AI').waitFor();
  });
});
