import type { PageLabels, Section } from '../core/present/pageView.ts';
import { byId, element } from './dom.ts';

export function contentsElements(sections: readonly Section[], labels: PageLabels): readonly HTMLElement[] {
  return [
    element('h2', { id: 'contents-title' }, labels.contents),
    element('ol', {}, ...sections.map((section) => element('li', {}, linkTo(section)))),
  ];
}

/** The focus goes along, so that the next Tab is inside the section. */
function linkTo({ id, title }: Section): HTMLElement {
  const link = element('a', { href: `#${id}`, 'data-key': `to-${id}` }, title);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const heading = byId(id);
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  return link;
}
