import type { Block, CheckBlock, PageLabels, Section, Statement } from '../core/present/pageView.ts';
import { chartElement } from './chart.ts';
import { copy } from './copy.ts';
import { button, element, inline } from './dom.ts';
import { groundElement } from './ground.ts';
import { buttonsElement, sessionsElement } from './sessions.ts';
import { sign } from './sign.ts';
import { tableElement } from './table.ts';

export function sectionElement(section: Section, labels: PageLabels): HTMLElement {
  const title = element('h2', { id: section.id, tabindex: '-1' }, section.title);
  const blocks = section.blocks.map((block, index) => blockElement(block, labels, `${section.id}-${index}`));
  return element('section', {}, title, ...blocks);
}

function blockElement(block: Block, labels: PageLabels, id: string): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, ...statement(block, labels));
    case 'note':
      return element('p', { class: 'note' }, ...statement(block, labels));
    case 'heading':
      return element('h3', {}, block.text);
    case 'list':
      return listElement(block.items, block.ordered, labels);
    case 'table':
      return tableElement(block, labels, id);
    case 'code':
      return codeElement(block, labels, id);
    case 'details':
      return detailsElement(block, labels);
    case 'check':
      return checkElement(block, labels);
    case 'chart':
      return chartElement(block, labels, id);
    case 'sessions':
      return sessionsElement(block.items);
    case 'buttons':
      return buttonsElement(block.buttons);
  }
}

function statement({ text, ground }: Statement, labels: PageLabels): readonly (Node | string)[] {
  return ground === undefined ? inline(text) : [...inline(text), ' ', groundElement(ground, labels)];
}

function listElement(items: readonly Statement[], ordered: boolean, labels: PageLabels): HTMLElement {
  return element(ordered ? 'ol' : 'ul', {}, ...items.map((item) => element('li', {}, ...statement(item, labels))));
}

function codeElement({ label, text }: Extract<Block, { kind: 'code' }>, labels: PageLabels, id: string): HTMLElement {
  const snippet = element('code', {}, text);
  const names = { id: `${id}-copy`, 'data-key': `${id}-copy`, 'aria-labelledby': `${id}-copy ${id}-label` };
  return element(
    'figure',
    { class: 'snippet' },
    element('figcaption', { id: `${id}-label` }, label),
    button({ class: 'secondary', ...names }, labels.copy, () => void copy(snippet, labels)),
    element('pre', {}, snippet),
  );
}

function detailsElement({ id, summary, blocks }: Extract<Block, { kind: 'details' }>, labels: PageLabels): HTMLElement {
  const answers = blocks.map((block, index) => blockElement(block, labels, `${id}-${index}`));
  return element('details', { id: `question-${id}` }, element('summary', {}, summary), ...answers);
}

function checkElement(check: CheckBlock, labels: PageLabels): HTMLElement {
  const words = element('span', {}, element('strong', {}, check.word), ' ', ...statement(check, labels));
  return element('p', { class: 'check', 'data-tone': check.tone }, sign(check.tone), words);
}
