import type { InlineText, Part } from '../core/present/inlineText.ts';
import { timeElement } from './times.ts';

/** An element with attributes and children. Text becomes text nodes, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(attributes: Readonly<Record<string, string>>, text: string, press: () => void): HTMLElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

export function inline(text: InlineText): readonly Node[] {
  return text.map(inlinePart);
}

/** The element of `page.html` with that id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`page.html has no #${id}`);
  return found;
}

function inlinePart(part: Part): Node {
  switch (part.kind) {
    case 'text':
      return document.createTextNode(part.text);
    case 'code':
      return element('code', {}, ...breakable(part.text));
    case 'time':
      return timeElement(part.time);
    case 'link':
      return element('a', { href: part.href }, part.text);
  }
}

/** Long names of variables break after an underscore rather than anywhere. */
function breakable(name: string): readonly (Node | string)[] {
  return name.split(/(?<=_)/).flatMap((piece, index) => (index === 0 ? [piece] : [element('wbr'), piece]));
}
