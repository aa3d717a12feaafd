import type { PageLabels, TableBlock, TableRow } from '../core/present/pageView.ts';
import { element, inline } from './dom.ts';
import { groundElement } from './ground.ts';

/** A table in a frame of its own that scrolls sideways where the column is narrow, by keyboard too. */
export function tableElement(
  { caption, head, numbersFrom = head.length, rows }: TableBlock,
  labels: PageLabels,
  id: string,
): HTMLElement {
  const titles = rows.some(({ ground }) => ground !== undefined) ? [...head, labels.ground] : head;
  const kindOf = (index: number): Record<string, string> => (index < numbersFrom ? {} : { class: 'number' });
  const frame = element(
    'div',
    { class: 'table', role: 'group', 'aria-labelledby': `${id}-caption` },
    element(
      'table',
      {},
      element('caption', { id: `${id}-caption` }, caption),
      element(
        'thead',
        {},
        element('tr', {}, ...titles.map((title, index) => element('th', { scope: 'col', ...kindOf(index) }, title))),
      ),
      element('tbody', {}, ...rows.map((row) => rowElement(row, labels, kindOf))),
    ),
  );
  overflow.observe(frame);
  return frame;
}

/** A frame is a stop for the keyboard only while there is something to scroll. */
const overflow = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

function rowElement(
  { cells, ground }: TableRow,
  labels: PageLabels,
  kindOf: (index: number) => Record<string, string>,
): HTMLElement {
  const [first = [], ...others] = cells;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, ...inline(first)),
    ...others.map((cell, index) => element('td', kindOf(index + 1), ...inline(cell))),
    ...(ground === undefined ? [] : [element('td', {}, groundElement(ground, labels))]),
  );
}
