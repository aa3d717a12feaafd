import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every text that the source hands to `l10n.t`, as the key of its translation. Throws where one is no literal. */
export function messagesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Set(files.flatMap((name) => keysIn(readFileSync(path.join(folder, name), 'utf8'), name)));
}

/** The one call that is made where `t` itself is at home begins an answer. */
const CALL = /\b(?:l10n\.|return )t\(\s*/g;
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/y;

function keysIn(source: string, name: string): string[] {
  return [...source.matchAll(CALL)].map((call) => {
    const at = call.index + call[0].length;
    const key = source[at] === '{' ? objectKey(source, at) : literalAt(source, at);
    if (key === undefined) throw new Error(`${name}: the text at ${at} is no literal`);
    return key;
  });
}

/** `{ message: '…', args: […], comment: ['…'] }`: VS Code tells such texts apart by their comments. */
function objectKey(source: string, at: number): string | undefined {
  const message = fieldOf(source, at, 'message:');
  const comment = fieldOf(source, at, 'comment: [');
  return message === undefined || comment === undefined ? undefined : `${message}/${comment}`;
}

function fieldOf(source: string, from: number, field: string): string | undefined {
  const at = source.indexOf(field, from) + field.length;
  return literalAt(source, at + (/^\s*/.exec(source.slice(at, at + 20))?.[0].length ?? 0));
}

/** What a quoted literal says; undefined where none stands there. */
function literalAt(source: string, at: number): string | undefined {
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(source)?.[0];
  return literal
    ?.slice(1, -1)
    .replaceAll(/\\(u\{([\da-f]+)\}|u([\da-f]{4})|n|t|.)/gi, (_, one: string, braced?: string, four?: string) => {
      const code = braced ?? four;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return one === 'n' ? '\n' : one;
    });
}
