import type * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { FixId, Report } from '../../core/model.ts';
import { type Notice, noticeOf } from '../../core/present/notice.ts';
import type { Memory } from '../memory.ts';
import { type Message, showMessage } from './message.ts';

export interface NoticeActions {
  readonly fix: (id: FixId) => unknown;
  readonly explain: () => unknown;
  readonly repair: () => unknown;
  readonly mute: () => unknown;
}

/** Interrupts once for each distinct state, never twice at once. */
export function createNotifier(
  memory: Memory,
  log: vscode.LogOutputChannel,
  isEnabled: () => boolean,
  actions: NoticeActions,
): (report: Report) => Promise<void> {
  let isOpen = false;

  return async (report) => {
    const notice = noticeOf(report);
    if (!notice || isOpen || memory.muted || !isEnabled() || memory.hasShown(notice.fingerprint)) return;
    isOpen = true;
    try {
      await memory.rememberShown(notice.fingerprint);
      await showMessage(messageOf(notice, actions), log);
    } finally {
      isOpen = false;
    }
  };
}

function messageOf({ canRepair, fix, message, severity }: Notice, actions: NoticeActions): Message {
  const explain = { title: l10n.t('Explain'), run: actions.explain };
  const mute = { title: l10n.t('Don’t show again'), run: actions.mute };
  const fixing = fix === null ? [] : [{ title: l10n.t('Fix'), run: () => actions.fix(fix) }];
  const repair = canRepair ? [{ title: l10n.t('Repair…'), run: actions.repair }] : [];
  return { severity, text: message, actions: [...fixing, ...repair, explain, mute] };
}
