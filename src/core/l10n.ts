/** What takes a place such as `{0}` in a text. */
type Value = string | number | boolean;

/** A text that means different things in different places is told apart by its comments. */
interface Commented {
  readonly message: string;
  readonly args?: readonly Value[];
  readonly comment: readonly string[];
}

/** Texts of another language, by the {@link keyOf} what the source says in English. */
export type Translation = Readonly<Record<string, string>>;

/** The language of the whole program; the one thing in the core that changes, once, before the first text. */
let translation: Translation | undefined;

/** From now on texts are in this language. */
export function speak(texts: Translation): void {
  translation = texts;
}

/**
 * A text in the person's language, with its values; in English where it is not translated. The values are somebody else's
 * text as often as not, and are made {@link visible}.
 */
export function t(text: string | Commented, ...values: readonly Value[]): string {
  const {
    args = values,
    comment = [],
    message,
  }: Partial<Commented> & { message: string } = typeof text === 'string' ? { message: text } : text;
  const words = translation?.[keyOf(message, comment)] ?? message;
  return words.replaceAll(/\{(\d+)\}/g, (place, index: number) => visible(String(args[index] ?? place), QUOTED));
}

/** Of a name, a path or a value so much is shown; of a part of a sentence, which may quote several, so much. */
const SHOWN = 1_000;
const QUOTED = 5_000;

/**
 * What steers a terminal, turns the direction of writing, forges a line or is not to be seen; and the brackets of
 * `[a link](…)` and `$(an-icon)`, which VS Code's messages, prompts and lists make of plain text.
 */
export const NO_TEXT = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]|(?<=[\]$])\(/gu;

/**
 * Somebody else's text, fit to be shown: on one line, with escapes for what is no text, and shortened with a mark that
 * says how long it is, or what it is of. Nothing that is compared or written goes through it.
 */
export function visible(text: string, longest = SHOWN, length = text.length): string {
  // Shorter than `longest` with its mark, too, so that it can become a part of another text.
  if (text.length > longest) return t('{0}… ({1} characters)', text.slice(0, longest - 100), length);
  return text.replaceAll(NO_TEXT, (found) => {
    if (found === '(') return '\\(';
    return found === '\n' ? '\\n' : `\\u{${found.codePointAt(0)?.toString(16)}}`;
  });
}

/**
 * The name of a text in a translation, which is half as long without the English: 24 bits of FNV-1a. The build sees to it
 * that no two texts have the same one.
 */
export function keyOf(message: string, comment: readonly string[] = []): string {
  const text = comment.length > 0 ? `${message}/${comment.join('')}` : message;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 8).toString(36);
}
