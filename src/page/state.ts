import type { ChangeView, FindingView, PageLabels, PlaceView, StateRow, StateView } from '../core/present/pageView.ts';
import { button, element, inline } from './dom.ts';
import { ask } from './host.ts';
import { sign } from './sign.ts';

export function stateElements(state: StateView, labels: PageLabels): readonly HTMLElement[] {
  return [
    element('h2', { id: 'state-title' }, labels.state),
    element('p', { class: 'tone', 'data-tone': state.tone }, sign(state.tone), element('strong', {}, state.word)),
    element('p', { class: 'verdict' }, ...inline(state.verdict)),
    element('dl', {}, ...state.rows.map(rowElement)),
    ...(state.findings.length > 0 ? findingElements(state.findings, labels) : []),
    ...(state.change ? [changeElement(state.change)] : []),
    button({ class: 'secondary', 'data-key': 'open-settings' }, labels.openSettings, () =>
      ask({ type: 'openSettings' }),
    ),
  ];
}

function rowElement({ id, label, value, places }: StateRow): HTMLElement {
  const description = element('dd', {}, ...inline(value));
  if (places.length > 0) description.append(element('ul', {}, ...places.map((place) => placeElement(place, id))));
  return element('div', {}, element('dt', {}, label), description);
}

function placeElement({ variable, place, remark, open }: PlaceView, row: string): HTMLElement {
  const item = element('li', {}, element('code', {}, variable), ' — ', element('span', { class: 'place' }, place));
  if (remark !== null) item.append(' ', element('em', {}, remark));
  if (open !== null) {
    const names = { 'data-key': `open-${row}-${variable}`, 'aria-label': `${open}: ${variable}` };
    item.append(
      ' ',
      button({ class: 'link', ...names }, open, () => ask({ type: 'openPlace', variable })),
    );
  }
  return item;
}

function findingElements(findings: readonly FindingView[], labels: PageLabels): readonly HTMLElement[] {
  return [element('h3', {}, labels.findings), element('ul', { class: 'findings' }, ...findings.map(findingElement))];
}

function findingElement({ rule, tone, word, message, place }: FindingView): HTMLElement {
  return element(
    'li',
    { 'data-tone': tone },
    sign(tone),
    element(
      'div',
      {},
      element('strong', {}, word),
      ' ',
      ...inline(message),
      element('div', { class: 'place' }, element('code', {}, rule), ' — ', place),
    ),
  );
}

function changeElement({ restart, showDiff, text, undo }: ChangeView): HTMLElement {
  const change = element('div', { class: 'change' }, element('p', {}, text));
  if (restart) change.append(element('p', {}, ...inline(restart)));
  if (undo !== null)
    change.append(button({ class: 'secondary', 'data-key': 'undo' }, undo, () => ask({ type: 'undo' })));
  if (showDiff !== null)
    change.append(
      ' ',
      button({ class: 'secondary', 'data-key': 'diff' }, showDiff, () => ask({ type: 'showDiff' })),
    );
  return change;
}
