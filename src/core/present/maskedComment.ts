import { DOTS, isSecretName, shownText } from '../secrets.ts';

/** A comment of a settings file, fit to be seen: what stands behind a secret name is hidden. Its lines stay. */
export function maskedComment(raw: string): string {
  return raw
    .split(/([\r\n]+)/)
    .map(maskedCommentLine)
    .join('');
}

/** What somebody took out of use by a comment is no less secret. */
function maskedCommentLine(line: string): string {
  let done = '';
  let end = 0;
  for (const { 0: head, 1: name = '', index } of line.matchAll(/([A-Za-z_$][\w$-]*)["']?\s*[:=]\s*/g)) {
    if (index < end || !isSecretName(name)) continue;
    const from = index + head.length;
    const quoted = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(from))?.[0];
    done += shownText(line.slice(end, from));
    if (quoted === undefined) return done + DOTS;
    done += JSON.stringify(DOTS);
    end = from + quoted.length;
  }
  return done + shownText(line.slice(end));
}
