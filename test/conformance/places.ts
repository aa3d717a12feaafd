import path from 'node:path';
import type { Lab, Run } from '../../scripts/conformance/lab.mjs';
import { replacePorts } from '../../scripts/conformance/ports.mjs';
import { evaluate } from '../../src/core/evaluate.ts';
import type { Report } from '../../src/core/model.ts';
import { readSnapshot } from '../../src/node/snapshot.ts';
import { type Scenario, stage, type Stage } from '../support/scenario.ts';

/** A scenario's files on the disk, with addresses that the lab serves. */
export interface Place extends Stage {
  /** All that the client inherits. */
  readonly inherited: Readonly<Record<string, string>>;
  readonly managesSettings: boolean;
}

/** What a scenario needs to be staged; a recorded one has more. */
export type Setting = Omit<Scenario, 'outcome' | 'note' | 'group'>;

const RECORDED_NODE = '/usr/bin/node';

/** Puts a scenario's files on the disk, with the lab's ports and this machine's Node in the place of the recorded ones. */
export function placeOf(setting: Setting, lab: Lab): Place {
  const here = (text: string): string => replacePorts(text, lab.ports).replaceAll(RECORDED_NODE, process.execPath);
  const files = Object.entries(setting.files).map(([name, content]) => [name, withPorts(content, here, lab)]);
  const staged = stage({ ...setting, files: Object.fromEntries(files) } as Scenario);
  const processEnv = lab.realIn(staged.processEnv);
  return {
    ...staged,
    processEnv,
    inherited: { ...lab.environment(staged.home), ...processEnv },
    managesSettings: Object.keys(setting.files).some((name) => name.startsWith('managed/')),
  };
}

function withPorts(content: Setting['files'][string], here: (text: string) => string, lab: Lab): unknown {
  if (typeof content === 'string') return here(content);
  if (!('base64' in content)) return content;
  return { base64: Buffer.from(lab.realIn(Buffer.from(content.base64, 'base64'))).toString('base64') };
}

/** What the real client does there. */
export function runClient(lab: Lab, place: Place, version: string, observe = true): Promise<Run> {
  return lab.run({
    observe,
    version,
    home: place.home,
    cwd: place.folder,
    env: place.processEnv,
    ...(lab.whyNoManaged === undefined ? { managed: place.managed } : {}),
  });
}

/** What our core says about it. */
export async function ourReport(place: Place, version: string): Promise<Report> {
  const snapshot = await readSnapshot({
    platform: process.platform === 'darwin' ? 'darwin' : 'linux',
    home: place.home,
    folder: path.resolve(place.folder),
    processEnv: place.inherited,
    editorEnv: null,
    client: { version, source: 'option', others: [] },
    knownNames: null,
    managedDir: place.managed,
  });
  return evaluate(snapshot);
}
