import type { ActionView, PageLabels } from '../core/present/pageView.ts';
import { button, element, inline } from './dom.ts';
import { ask } from './host.ts';

export function actionElements(actions: readonly ActionView[], labels: PageLabels): readonly HTMLElement[] {
  return [
    element('h2', { id: 'fixes-title' }, labels.fixes),
    element('ul', { class: 'actions' }, ...actions.map((action) => actionElement(action, labels))),
  ];
}

function actionElement(action: ActionView, labels: PageLabels): HTMLElement {
  const { id, title, badge, sets, when, costs, restart, why } = action;
  const heading = element('h3', {}, title);
  if (badge !== null) heading.append(' ', element('span', { class: 'badge' }, badge));
  return element(
    'li',
    {},
    heading,
    element('p', { id: `${id}-sets` }, ...inline(sets)),
    fixButton(action),
    ...(why === null ? [] : [element('p', { id: `${id}-why`, class: 'note' }, why)]),
    element('p', {}, ...inline(when)),
    element('h4', {}, labels.costs),
    element('ul', {}, ...costs.map((cost) => element('li', {}, ...inline(cost)))),
    element('p', { class: 'restart' }, ...inline(restart)),
  );
}

/** A fix that is not to be had stays a stop for the keyboard, so that its reason can be read there. */
function fixButton({ id, title, badge, available, why }: ActionView): HTMLElement {
  const described = why === null ? `${id}-sets` : `${id}-sets ${id}-why`;
  const attributes = {
    class: available && badge !== null ? 'primary' : 'secondary',
    'data-key': subjectOf(id),
    'aria-describedby': described,
    ...(available ? {} : { 'aria-disabled': 'true' }),
  };
  return button(attributes, title, () => {
    if (available) ask({ type: 'fix', id });
  });
}

/** A fix and its way back share one place, so the focus stays there when the one becomes the other. */
function subjectOf(id: ActionView['id']): string {
  return id.replace(/^(dis|en)able-/, 'fix-');
}
