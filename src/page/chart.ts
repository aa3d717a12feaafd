import type { Bar, ChartBlock, PageLabels } from '../core/present/pageView.ts';
import { element } from './dom.ts';
import { tableElement } from './table.ts';

const SVG = 'http://www.w3.org/2000/svg' as const;
const STEP = 10;
const WIDTH = 7;
const HEIGHT = 100;
/** What a day of nothing from the cache still shows, so that it is no day without requests. */
const LEAST = 2;

/** A picture with a text in its place for those who do not see it, and the numbers beneath. */
export function chartElement(chart: ChartBlock, labels: PageLabels, id: string): HTMLElement {
  const { bars, bottom, caption, from, summary, table, to, top, words } = chart;
  const axis = (name: string, ...texts: readonly string[]): HTMLElement =>
    element('div', { class: name, 'aria-hidden': 'true' }, ...texts.map((text) => element('span', {}, text)));
  return element(
    'figure',
    { class: 'chart' },
    element('figcaption', {}, caption),
    axis('axis-y', top, bottom),
    picture(bars, words),
    axis('axis-x', from, to),
    element(
      'details',
      { id: `${id}-table` },
      element('summary', {}, summary),
      tableElement(table, labels, `${id}-table`),
    ),
  );
}

function picture(bars: readonly Bar[], words: string): SVGElement {
  const names = { role: 'img', 'aria-label': words, preserveAspectRatio: 'none' };
  const grid = [0, HEIGHT / 2, HEIGHT].map((y) => line(y, bars.length * STEP));
  return drawn(
    'svg',
    { ...names, viewBox: `0 0 ${bars.length * STEP} ${HEIGHT}` },
    ...grid,
    ...bars.flatMap(barElement),
  );
}

function line(y: number, to: number): SVGElement {
  return drawn('line', { class: 'grid', x1: '0', x2: String(to), y1: String(y), y2: String(y) });
}

function barElement({ height, label }: Bar, index: number): readonly SVGElement[] {
  if (height === null) return [];
  const tall = Math.max(LEAST, height * HEIGHT);
  const place = { x: index * STEP + (STEP - WIDTH) / 2, y: HEIGHT - tall, width: WIDTH, height: tall };
  const attributes = Object.fromEntries(Object.entries(place).map(([name, value]) => [name, String(value)]));
  return [drawn('rect', { class: 'bar', ...attributes }, drawn('title', {}, label))];
}

function drawn(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
