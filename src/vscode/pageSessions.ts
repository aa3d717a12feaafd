import * as vscode from 'vscode';
import type { Report } from '../core/model.ts';
import type { PageSessions } from '../core/present/pageView.ts';
import type { SessionReading } from '../core/sessions/reading.ts';
import type { SessionWatch } from './sessionWatch.ts';

/** What a report and the state of the reading together say about sessions. */
export function pageSessions({ snapshot: { evidence, home } }: Report, { reading }: SessionWatch): PageSessions {
  return { reading: readingOf(evidence, reading), home, locale: vscode.env.language, now: Date.now() };
}

/** The report speaks; only what it cannot know is asked of the reader. */
function readingOf(evidence: Report['snapshot']['evidence'], kind: SessionWatch['reading']): SessionReading {
  if (kind === 'off' || evidence === null) return { kind: kind === 'read' ? 'reading' : kind };
  return { kind: 'read', evidence };
}
