import type { ToPage } from '../core/present/pageMessage.ts';
import type { PageView } from '../core/present/pageView.ts';
import { actionElements } from './actions.ts';
import { sectionElement } from './blocks.ts';
import { contentsElements } from './contents.ts';
import { byId, inline } from './dom.ts';
import { ask, remember, remembered } from './host.ts';
import { openDetails, replaceKeeping } from './keep.ts';
import { announce } from './live.ts';
import { stateElements } from './state.ts';
import { keepTimes } from './times.ts';

/** What each part of the page shows now, to leave alone what did not change. */
const shown = new Map<string, string>();

function draw(view: PageView): void {
  const { title, lead, state, actions, evidence, sections, labels } = view;
  const all = [...evidence, ...sections];
  const isFirst = shown.size === 0;
  document.title = title;
  part('title', title, () => [document.createTextNode(title)]);
  part('lead', lead, () => inline(lead));
  part('state', state, () => stateElements(state, labels));
  part('fixes', actions, () => actionElements(actions, labels));
  part(
    'contents',
    all.map(({ id, title: name }) => [id, name]),
    () => contentsElements(all, labels),
  );
  part('evidence', evidence, () => evidence.map((section) => sectionElement(section, labels)));
  part('sections', sections, () => sections.map((section) => sectionElement(section, labels)));
  const isNew = isNews([state.announcement, state.findings, state.change]);
  if (isFirst) restore();
  else if (isNew) announce(state.announcement);
}

let told = '';

/** Whether there is something to tell: that a session went on is none. */
function isNews(content: unknown): boolean {
  const before = told;
  told = JSON.stringify(content);
  return told !== before;
}

function part(id: string, content: unknown, make: () => readonly Node[]): boolean {
  const now = JSON.stringify(content);
  if (shown.get(id) === now) return false;
  shown.set(id, now);
  replaceKeeping(byId(id), make());
  return true;
}

function restore(): void {
  const { scroll, open } = remembered();
  for (const id of open)
    document.querySelector<HTMLDetailsElement>(`details[id="${CSS.escape(id)}"]`)?.setAttribute('open', '');
  scrollTo(0, scroll);
  byId('page').removeAttribute('aria-busy');
  keepTimes();
  document.addEventListener('scrollend', () => remember({ scroll: scrollY }));
  document.addEventListener('toggle', () => remember({ open: openDetails(document) }), { capture: true });
}

addEventListener('message', ({ data }: MessageEvent<ToPage>) => draw(data.view));
ask({ type: 'ready' });
