import * as l10n from '../l10n.ts';
import type { DecodeView } from './decodeView.ts';
import { fixTitle } from './fixWords.ts';

/** The answer as plain text, for a terminal or an editor. Lines are broken at `width`, if one is given. */
export function decodeText(view: DecodeView, width = Number.POSITIVE_INFINITY): string {
  const { answered, basis, betas, cause, doesNotHelp, family, field, fixes, here, sources, steps, title } = view;
  const heading = family === null ? title : `${title} [${family}]`;
  const about = [
    ...(field === null ? [] : [l10n.t('Field: {0}', field)]),
    ...(betas.length === 0 ? [] : [l10n.t('Betas: {0}', betas.join(', '))]),
    ...(answered === null ? [] : [l10n.t('Answered by, as the wording suggests: {0}', answered)]),
  ];
  const known = [...(basis === null ? [] : [basis]), ...(sources.length === 0 ? [] : [sources.join(', ')])];
  const offered = fixes.map((id) => l10n.t('fix: {0}  ({1})', fixTitle(id), id));
  const parts = [
    [heading, [cause, ...about]],
    [l10n.t('Steps'), family === null ? steps.map((step, index) => `${index + 1}. ${step}`) : []],
    [l10n.t('On this machine'), [...here, ...offered]],
    [l10n.t('What else to do'), family === null ? [] : steps],
    [l10n.t('What does not help'), doesNotHelp],
    [l10n.t('How this is known'), known],
  ] as const;
  return parts.flatMap(([name, lines]) => section(name, lines, width)).join('\n');
}

const INDENT = '  ';

function section(title: string, lines: readonly string[], width: number): string[] {
  if (lines.length === 0) return [];
  return [title, ...lines.flatMap((line) => broken(line, width - INDENT.length)).map((line) => INDENT + line), ''];
}

/** Breaks between words; what goes on is set in. */
function broken(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = INDENT + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
