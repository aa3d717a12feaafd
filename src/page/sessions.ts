import type { PageButton, SessionItem } from '../core/present/pageView.ts';
import { button, element, inline } from './dom.ts';
import { ask } from './host.ts';
import { sign } from './sign.ts';

export function sessionsElement(items: readonly SessionItem[]): HTMLElement {
  return element('ul', { class: 'sessions' }, ...items.map(sessionElement));
}

export function buttonsElement(buttons: readonly PageButton[]): HTMLElement {
  return element('div', { class: 'buttons' }, ...buttons.map(askButton));
}

function sessionElement({ buttons, facts, title, trouble }: SessionItem): HTMLElement {
  return element(
    'li',
    {},
    element(
      'div',
      {},
      element('h4', {}, ...inline(title)),
      element('p', { class: 'place' }, ...inline(facts)),
      ...(trouble
        ? [
            element(
              'p',
              { class: 'trouble', 'data-tone': 'error' },
              sign('error'),
              element('span', {}, ...inline(trouble)),
            ),
          ]
        : []),
    ),
    buttonsElement(buttons),
  );
}

function askButton({ ask: wanted, key, label, name }: PageButton): HTMLElement {
  return button({ class: 'secondary', 'data-key': key, 'aria-label': name }, label, () => ask(wanted));
}
