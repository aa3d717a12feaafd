import { type Decoded, decodeError } from '../../core/decodeError.ts';
import type { Failure } from '../../core/sessions/session.ts';
import { fieldsOf } from '../../core/verify/clientAnswer.ts';
import { type LineJson, shortText, timeOf } from './lineJson.ts';
import type { Part } from './part.ts';

/** How many texts are remembered: a session that fails mostly does so over and over, with the same words. */
const REMEMBERED = 100;

/** Reads refusals. Their texts are decoded and not kept longer than the scan. */
export class FailureReader {
  readonly #decoded = new Map<string, Pick<Decoded, 'family' | 'answeredBy'>>();

  read(line: LineJson, part: Pick<Part, 'record' | 'requestedModel'>): Failure {
    const said = saidIn(fieldsOf(line['message'])['content']);
    const { answeredBy, family } = this.#decode(said);
    return {
      time: timeOf(line),
      family,
      answeredBy,
      status: statusOf(line['apiErrorStatus'], said),
      clientVersion: shortText(line['version']),
      entrypoint: shortText(line['entrypoint']),
      model: shortText(line['requestedModel']) ?? part.requestedModel ?? part.record.model,
    };
  }

  #decode(said: string): Pick<Decoded, 'family' | 'answeredBy'> {
    const known = this.#decoded.get(said);
    if (known) return known;
    if (this.#decoded.size >= REMEMBERED) this.#decoded.clear();
    const decoded = decodeError(said);
    this.#decoded.set(said, decoded);
    return decoded;
  }
}

function statusOf(named: unknown, said: string): number | null {
  if (typeof named === 'number') return named;
  const inText = /API Error: (\d{3})\b/.exec(said)?.[1];
  return inText === undefined ? null : Number(inText);
}

function saidIn(content: unknown): string {
  if (typeof content === 'string') return content.slice(0, LONGEST_SAID);
  const blocks = Array.isArray(content) ? content : [];
  const texts = blocks.map((block) => fieldsOf(block)['text']).filter((text) => typeof text === 'string');
  return texts.join('\n').slice(0, LONGEST_SAID);
}

/** A refusal says in its first words what it is about. */
const LONGEST_SAID = 16_384;
