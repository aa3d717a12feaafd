import * as vscode from 'vscode';
import { namesOf, type Profile, readProfiles, type Secrets, withoutSecrets } from '../core/profiles.ts';

/** Keeps profiles in the user's VS Code settings and their secrets in VS Code's secret storage, never the other way. */
export class ProfileStore {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  all(): Profile[] {
    return readProfiles(keptProfiles());
  }

  /** Puts a profile in the place of one of its name, else at the end. */
  async save(profile: Profile, secrets: Secrets): Promise<void> {
    const all = this.all();
    const at = all.findIndex(({ name }) => name === profile.name);
    const kept = withoutSecrets(profile);
    await keepProfiles(at < 0 ? [...all, kept] : all.with(at, kept));
    for (const [variable, value] of Object.entries(secrets)) await this.keepSecret(profile, variable, value);
  }

  async keepSecret(profile: Profile, variable: string, value: string): Promise<void> {
    await this.#secrets.store(keyOf(profile, variable), value);
  }

  async delete(profile: Profile): Promise<void> {
    await keepProfiles(this.all().filter(({ name }) => name !== profile.name));
    for (const variable of namesOf(profile)) await this.#secrets.delete(keyOf(profile, variable));
  }

  /** Undefined where none is kept on this machine. */
  async secret(profile: Profile, variable: string): Promise<string | undefined> {
    return this.#secrets.get(keyOf(profile, variable));
  }
}

const SECTION = 'claudeCodeEnv';

const keyOf = ({ name }: Profile, variable: string): string => JSON.stringify(['profile', name, variable]);

/** The profiles as they are kept. A repository's settings cannot define one: the setting is of the machine. */
function keptProfiles(): unknown {
  return vscode.workspace.getConfiguration(SECTION).inspect('profiles')?.globalValue;
}

async function keepProfiles(profiles: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(SECTION).update('profiles', profiles, vscode.ConfigurationTarget.Global);
}
