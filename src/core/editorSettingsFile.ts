import { parse } from 'jsonc-parser';
import { editorVariables } from './editorVariables.ts';
import { withoutBom } from './json.ts';

/** As {@link editorVariables}, from the text of VS Code's settings file, which may hold comments and trailing commas. */
export function editorVariablesIn(text: string): Record<string, string> {
  const settings: unknown = parse(withoutBom(text), [], { allowTrailingComma: true });
  const isObject = typeof settings === 'object' && settings !== null;
  return editorVariables((name) => (isObject ? (settings as Record<string, unknown>)[name] : undefined));
}
