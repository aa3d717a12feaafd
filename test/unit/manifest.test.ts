import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { RULES } from '../../src/core/rules/catalogue.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: object;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly menus?: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

interface Setting {
  readonly scope?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly unknown[];
  readonly markdownEnumDescriptions?: readonly string[];
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const nls = JSON.parse(textOf('package.nls.json')) as Readonly<Record<string, string>>;
const { commands, configuration, menus } = manifest.contributes;
const settings = Object.entries(configuration.properties);

describe('the manifest’s commands', () => {
  const contributed = commands.map(({ command }) => command);

  it('are those that the code has names for', () => {
    // The table itself lies where only an extension host can load it.
    const table = /NAMES = \[(.*?)\] as const/s.exec(textOf('src/vscode/commands.ts'))?.[1] ?? '';
    const inCode = [...table.matchAll(/'(\w+)'/g)].map(([, name]) => `claudeCodeEnv.${name}`);
    assert.deepEqual([...contributed].toSorted(), inCode.toSorted());
  });

  it('are there once', () => assert.equal(new Set(contributed).size, contributed.length));

  it('stand under one category', () => {
    assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['%category%']);
    assert.equal(nls['category'], 'Claude Code Env');
  });

  it('are the only ones that menus name', () => {
    for (const { command } of Object.values(menus ?? {}).flat()) assert.ok(contributed.includes(command), command);
  });
});

describe('README.md', () => {
  const cells = (heading: string, column: number): string[] => {
    const part = new RegExp(`^## ${heading}$(.*?)^## `, 'ms').exec(textOf('README.md'))?.[1] ?? '';
    const rows = part.split('\n').filter((line) => line.startsWith('| '));
    return rows.slice(2).map((line) => line.split(' | ')[column]?.replace(/^\| /, '').trim() ?? '');
  };
  const titleOf = (command: string): string => {
    const title = commands.find((one) => one.command === command)?.title ?? '';
    return nls[title.replaceAll('%', '')] ?? command;
  };

  it('has every command that the palette has, and no other', () => {
    const hidden = new Set((menus?.['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(idOf));
    const shown = commands.map(idOf).filter((id) => !hidden.has(id));
    assert.deepEqual(
      cells('Commands', 0)
        .flatMap((cell) => cell.split(', '))
        .toSorted(),
      shown.map(titleOf).toSorted(),
    );
  });

  it('has every setting, with its values and its default', () => {
    assert.deepEqual(cells('Settings', 0).toSorted(), settings.map(([name]) => `\`${name}\``).toSorted());
    for (const [at, name] of cells('Settings', 0).entries()) {
      const setting = configuration.properties[name.replaceAll('`', '')];
      const values = setting?.enum ?? (typeof setting?.default === 'boolean' ? [true, false] : []);
      const words = cells('Settings', 1)[at] ?? '';
      assert.deepEqual(
        [...words.matchAll(/`(\w+)`( \(default\))?/g)].map(([, value, isDefault]) => [value, isDefault !== undefined]),
        values.map((value) => [String(value), value === setting?.default]),
      );
    }
  });
});

const idOf = ({ command }: { readonly command: string }): string => command;

describe('the manifest’s words', () => {
  const used = new Set([...textOf('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));

  it('all exist', () =>
    assert.deepEqual(
      [...used].filter((key) => !Object.hasOwn(nls, key ?? '')),
      [],
    ));
  it('are all used', () =>
    assert.deepEqual(
      Object.keys(nls).filter((key) => !used.has(key)),
      [],
    ));
  it('are never empty', () => assert.ok(Object.values(nls).every((words) => words.trim() !== '')));
});

describe('every setting of ours', () => {
  for (const [
    name,
    { scope, markdownDescription, default: initial, enum: values, markdownEnumDescriptions },
  ] of settings) {
    it(`as ${name} is out of a repository’s reach, explained, and has a default`, () => {
      assert.match(name, /^claudeCodeEnv\./);
      assert.match(scope ?? 'none', /^(?:machine|application)$/);
      assert.match(markdownDescription ?? '', /^%.+%$/);
      assert.notEqual(initial, undefined);
      assert.equal(markdownEnumDescriptions?.length, values?.length);
    });

    it(`as ${name} is read by the code`, () => {
      const key = name.slice('claudeCodeEnv.'.length);
      const readers = textOf('src/vscode/preferences.ts') + textOf('src/vscode/profileStore.ts');
      assert.ok(readers.includes(`'${key}'`), key);
    });
  }
});

describe('every rule', () => {
  const lacking = (has: (id: string) => boolean): string[] => RULES.map(({ id }) => id).filter((id) => !has(id));

  it('has its page', () => {
    assert.deepEqual(
      lacking((id) => existsSync(path.join(ROOT, 'docs/rules', `${id}.md`))),
      [],
    );
  });

  it('is in the changelog', () => {
    const changes = textOf('CHANGELOG.md');
    assert.deepEqual(
      lacking((id) => changes.includes(`\`${id}\``)),
      [],
    );
  });

  it('has the only pages there are', () => {
    const ids = new Set(RULES.map(({ id }) => `${id}.md`));
    const strays = readdirSync(path.join(ROOT, 'docs/rules')).filter((name) => !ids.has(name) && name !== 'README.md');
    assert.deepEqual(strays, []);
  });
});

describe('the package', () => {
  it('has the version of the newest changelog entry', () => {
    const newest = [...textOf('CHANGELOG.md').matchAll(/^## \[(\d[^\]]*)\]/gm)][0]?.[1];
    assert.equal(manifest.version, newest);
  });

  it('brings no packages along: they are bundled', () => assert.equal(manifest.dependencies, undefined));
  it('pins every package exactly', () => {
    for (const version of Object.values(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  });
  it('asks for no newer VS Code than its types', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
  it('wakes after start-up and at nothing else', () =>
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished']));
  it('names its terminal front', () => assert.deepEqual(manifest.bin, { 'claude-code-env': 'dist/cli.cjs' }));
});
