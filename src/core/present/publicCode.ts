import { visible } from '../l10n.ts';
import type { Snapshot } from '../model.ts';
import { shownText } from '../secrets.ts';

/** Makes code of a text that is to be made public. */
export type PublicCode = (text: string) => string;

/**
 * Through the mask, without the home folder and the numbers of AWS accounts. Nothing in it is Markdown, and it stays on
 * one line.
 */
export function publicCode({ home, platform }: Pick<Snapshot, 'home' | 'platform'>): PublicCode {
  // Where its last name goes on it is another folder; and what is taken out of a name could make a secret look like none.
  const pattern = new RegExp(`${pathPattern(home)}(?![\\p{L}\\p{N}_-])`, platform === 'linux' ? 'gu' : 'giu');
  return (text) => {
    const seen = shownText(text.replaceAll(pattern, '~'))
      .replaceAll(/(?<!\d)\d{12}(?!\d)/g, '…')
      .replaceAll(/[`\s]+/g, ' ');
    return `\`${visible(seen.trim())}\``;
  };
}

/** A path, with whatever slashes it is written; nothing at all for the root, which is in every path. */
function pathPattern(path: string): string {
  const names = path.split(/[\\/]+/).filter((name) => name !== '');
  if (names.length === 0) return '(?!)';
  const start = /^[\\/]/.test(path) ? SLASHES : '';
  return start + names.map((name) => name.replaceAll(/[$()*+.?[\]^{|}]/g, String.raw`\$&`)).join(SLASHES);
}

const SLASHES = String.raw`[\\/]+`;
