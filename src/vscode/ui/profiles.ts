import { readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { PROFILE_TEMPLATES, type ProfileTemplate } from '../../core/facts/profileTemplates.ts';
import * as l10n from '../../core/l10n.ts';
import type { Report } from '../../core/model.ts';
import {
  activeProfile,
  assignmentsFor,
  type Profile,
  readProfiles,
  type Secrets,
  withoutSecrets,
} from '../../core/profiles.ts';
import { isSecretName, shown } from '../../core/secrets.ts';
import { UserError } from '../../core/userError.ts';
import { assignmentDeed, type Deed } from '../deed.ts';
import type { ProfileStore } from '../profileStore.ts';
import { requireReport } from '../requireReport.ts';
import { showMessage } from './message.ts';
import { applyOrPreview, type PreviewContext } from './preview.ts';
import { askValue, type ValueQuestion } from './variableInput.ts';

/** Categories of variables that say which provider answers: what a profile is usually about. */
const OF_PROVIDERS: ReadonlySet<string> = new Set(['provider-switch', 'endpoint', 'auth', 'region']);

/** Profiles: switch, make, delete, hand on. */
export class ProfileCommands {
  readonly #context: PreviewContext;
  readonly #store: ProfileStore;
  readonly #catalogue: readonly CatalogueEntry[];

  constructor(context: PreviewContext, store: ProfileStore, catalogue: readonly CatalogueEntry[]) {
    this.#context = context;
    this.#store = store;
    this.#catalogue = catalogue;
  }

  /** `given`: the name of a profile, as a keybinding or the view names one; then it is not asked for. */
  async switchTo(given: unknown): Promise<void> {
    const report = await requireReport(this.#context.monitor);
    const profiles = this.#store.all();
    if (profiles.length === 0) return this.create();
    const named = profiles.find(({ name }) => name === given);
    const chosen = named ?? (await this.#pick(l10n.t('Switch Profile'), profiles, report));
    if (!chosen) return;
    const secrets = await this.#secretsOf(chosen);
    if (secrets) await applyOrPreview(deedFor(chosen, secrets, profiles), this.#context);
  }

  async create(): Promise<void> {
    const title = l10n.t('New Profile');
    const report = await requireReport(this.#context.monitor);
    const start = await pickStart(title);
    if (start === undefined) return;
    const usual = start === 'effective' ? '' : templateName(start);
    const name = (
      await vscode.window.showInputBox({ title, prompt: l10n.t('What is it called?'), value: usual })
    )?.trim();
    if (!name) return;
    const values =
      start === 'effective' ? await pickEffective(title, report, this.#catalogue) : await this.#fill(title, start);
    if (!values) return;
    await this.#save(name, values);
    const text = l10n.t('The profile {0} is kept.', name);
    const action = { title: l10n.t('Switch to It'), run: () => this.switchTo(name) };
    void showMessage({ severity: 'info', text, actions: [action] }, this.#context.log);
  }

  async delete(): Promise<void> {
    const report = await requireReport(this.#context.monitor);
    const profile = await this.#pick(l10n.t('Delete a Profile'), this.#store.all(), report);
    if (profile) await this.#store.delete(profile);
  }

  /** Without secrets. */
  async export(): Promise<void> {
    const filters = { JSON: ['json'] };
    const uri = await vscode.window.showSaveDialog({ filters, title: l10n.t('Export Profiles') });
    if (!uri) return;
    await writeFile(uri.fsPath, `${JSON.stringify(this.#store.all().map(withoutSecrets), null, 2)}\n`);
  }

  async import(): Promise<void> {
    const title = l10n.t('Import Profiles');
    const [uri] = (await vscode.window.showOpenDialog({ filters: { JSON: ['json'] }, title })) ?? [];
    if (!uri) return;
    const profiles = readProfiles(parsed(await readFile(uri.fsPath, 'utf8')));
    if (profiles.length === 0) throw new UserError(l10n.t('{0} holds no profile.', uri.fsPath));
    for (const profile of profiles) await this.#store.save(profile, {});
    const text = l10n.t('{0} profiles were imported. Secrets are asked for at the first switch.', profiles.length);
    void showMessage({ severity: 'info', text }, this.#context.log);
  }

  async #save(name: string, values: Readonly<Record<string, string>>): Promise<void> {
    const secrets = Object.fromEntries(Object.entries(values).filter(([variable]) => isSecretName(variable)));
    await this.#store.save({ name, variables: values, secrets: [] }, secrets);
  }

  async #pick(title: string, profiles: readonly Profile[], report: Report): Promise<Profile | undefined> {
    if (profiles.length === 0) throw new UserError(l10n.t('There are no profiles yet.'));
    const active = activeProfile(profiles, report);
    const items = profiles.map((profile) => ({
      label: l10n.visible(profile.name),
      description: profile === active ? l10n.t('active') : '',
      detail: l10n.visible(
        Object.entries(profile.variables)
          .map(([name, value]) => `${name}=${shown(name, value).text}`)
          .join(' '),
      ),
      profile,
    }));
    return (await vscode.window.showQuickPick(items, { title }))?.profile;
  }

  /** What is not kept yet is asked for once; undefined where the person leaves. */
  async #secretsOf(profile: Profile): Promise<Secrets | undefined> {
    const secrets = new Map<string, string>();
    for (const variable of profile.secrets) {
      const kept = await this.#store.secret(profile, variable);
      const value = kept ?? (await this.#ask({ title: l10n.visible(profile.name), variable, current: undefined }));
      if (value === undefined) return undefined;
      if (value === '') continue;
      secrets.set(variable, value);
      if (kept === undefined) await this.#store.keepSecret(profile, variable, value);
    }
    return Object.fromEntries(secrets);
  }

  #ask(question: Omit<ValueQuestion, 'entry'>): Thenable<string | undefined> {
    return askValue({ ...question, entry: this.#catalogue.find(({ name }) => name === question.variable) });
  }

  async #fill(title: string, { asked, variables }: ProfileTemplate): Promise<Record<string, string> | undefined> {
    const values = new Map(Object.entries(variables));
    for (const { optional, usual, variable } of asked) {
      const value = await this.#ask({ title, variable, current: usual, isNeeded: optional !== true });
      if (value === undefined) return undefined;
      if (value !== '') values.set(variable, value);
    }
    return Object.fromEntries(values);
  }
}

function deedFor(profile: Profile, secrets: Secrets, all: readonly Profile[]): Deed {
  const title = l10n.t('Switch to {0}', profile.name);
  const restart = l10n.t('Running sessions keep the provider that they started with: start new ones.');
  return { ...assignmentDeed(title, (report) => assignmentsFor(profile, secrets, all, report)), restart };
}

async function pickStart(title: string): Promise<ProfileTemplate | 'effective' | undefined> {
  const effective = { label: l10n.t('From what is set now'), start: 'effective' as const };
  const templates = PROFILE_TEMPLATES.map((template) => ({ label: templateName(template), start: template }));
  const placeHolder = l10n.t('What does it begin with?');
  return (await vscode.window.showQuickPick([...templates, effective], { title, placeHolder }))?.start;
}

function templateName({ id }: ProfileTemplate): string {
  switch (id) {
    case 'anthropic':
      return l10n.t('Anthropic API');
    case 'bedrock':
      return l10n.t('Amazon Bedrock, with betas off');
    case 'vertex':
      return l10n.t('Google Vertex AI');
    case 'foundry':
      return l10n.t('Microsoft Foundry');
    case 'litellm':
      return l10n.t('LiteLLM gateway');
    case 'portkey':
      return l10n.t('Portkey gateway');
  }
}

/** Variables of the user's settings; those that speak of providers are chosen beforehand. */
async function pickEffective(
  title: string,
  { environment, userSource }: Report,
  catalogue: readonly CatalogueEntry[],
): Promise<Record<string, string> | undefined> {
  const categories = new Map(catalogue.map(({ category, name }) => [name, category]));
  const declared = [...environment.values()].flatMap(({ declarations: [winner] }) =>
    winner.source === userSource ? [winner] : [],
  );
  if (declared.length === 0) throw new UserError(l10n.t('Your user settings set no variable that is in force.'));
  const items = declared.map(({ name, value }) => {
    return { label: l10n.visible(name), name, picked: OF_PROVIDERS.has(categories.get(name) ?? ''), value };
  });
  const placeHolder = l10n.t('Which variables belong to it?');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  return chosen && Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
