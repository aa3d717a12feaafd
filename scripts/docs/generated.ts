/** Puts generated parts into a page, each between its own two marks. Throws where a mark is missing. */
export function withGenerated(page: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const [from, to] = [`<!-- generated: ${name} -->`, '<!-- end of generated -->'];
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`no place for the generated part “${name}”`);
    return `${text.slice(0, start)}${from}\n\n${part}\n\n${text.slice(end)}`;
  }, page);
}
