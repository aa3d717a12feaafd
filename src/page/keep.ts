/**
 * Puts new children into a part of the page and leaves the reader where they are:
 * the focus on the element with the same `data-key`, opened details open, and what is on the screen in its place.
 */
export function replaceKeeping(part: HTMLElement, children: readonly Node[]): void {
  const focused = keyOf(document.activeElement, part);
  const open = new Set(openDetails(part));
  const anchor = firstVisible(part);
  const before = anchor?.getBoundingClientRect().top ?? 0;

  part.replaceChildren(...children);

  for (const details of part.querySelectorAll('details')) details.open = open.has(details.id);
  if (focused !== undefined) withKey(part, focused)?.focus({ preventScroll: true });
  if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

export function openDetails(part: ParentNode): readonly string[] {
  return [...part.querySelectorAll('details')].filter((details) => details.open).map((details) => details.id);
}

function keyOf(active: Element | null, part: HTMLElement): string | undefined {
  return active instanceof HTMLElement && part.contains(active) ? active.dataset['key'] : undefined;
}

function withKey(part: HTMLElement, key: string): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>('[data-key]')].find((candidate) => candidate.dataset['key'] === key);
}

/** What the reader looks at, unless it is the part itself that changes. */
function firstVisible(part: HTMLElement): Element | undefined {
  const sections = [
    ...document.querySelectorAll('main > section, main > nav, #evidence > section, #sections > section'),
  ];
  return sections.find(
    (section) => section !== part && section.getBoundingClientRect().top >= 0 && follows(part, section),
  );
}

function follows(part: HTMLElement, section: Element): boolean {
  return part.getBoundingClientRect().bottom <= 0 && Boolean(part.compareDocumentPosition(section) & 4);
}
