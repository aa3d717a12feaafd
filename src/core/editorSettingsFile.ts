import { editorVariables } from './editorVariables.ts';
import { withoutBom } from './json.ts';
import { tokensOf } from './tokens.ts';

/** As {@link editorVariables}, from the text of VS Code's settings file, which may hold comments and trailing commas. */
export function editorVariablesIn(text: string): Record<string, string> {
  const settings = valueOf(withoutBom(text));
  const isObject = typeof settings === 'object' && settings !== null;
  return editorVariables((name) => (isObject ? (settings as Record<string, unknown>)[name] : undefined));
}

/** Undefined where the text is broken. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(strict(text));
  } catch {
    return undefined;
  }
}

/** The same as JSON has it: without comments and trailing commas. */
function strict(text: string): string {
  const parts: string[] = [];
  const tokens = tokensOf(text);
  for (let token = tokens(); token; token = tokens()) {
    const { kind, length, offset } = token;
    if (kind === 'comment') continue;
    if ((kind === '}' || kind === ']') && parts.at(-1) === ',') parts.pop();
    parts.push(text.slice(offset, offset + length));
  }
  return parts.join(' ');
}
