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

/** A text in the person's language, with its values; in English where it is not translated. */
export function t(text: string | Commented, ...values: readonly Value[]): string {
  const {
    args = values,
    comment = [],
    message,
  }: Partial<Commented> & { message: string } = typeof text === 'string' ? { message: text } : text;
  const words = translation?.[keyOf(message, comment)] ?? message;
  return words.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
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
