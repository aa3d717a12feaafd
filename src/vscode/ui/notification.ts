import * as vscode from 'vscode';
import type { Report } from '../../core/model.ts';
import { type Notice, noticeOf } from '../../core/present/notice.ts';
import type { Memory } from '../memory.ts';

export interface NoticeActions {
  readonly fix: (notice: Notice) => unknown;
  readonly explain: () => unknown;
  readonly silence: () => unknown;
}

/** Interrupts once for each distinct state, never twice at once. */
export function createNotifier(
  memory: Memory,
  isEnabled: () => boolean,
  actions: NoticeActions,
): (report: Report) => Promise<void> {
  let isOpen = false;

  return async (report) => {
    const notice = noticeOf(report);
    if (!notice || isOpen || memory.silenced || !isEnabled() || memory.hasShown(notice.fingerprint)) return;
    isOpen = true;
    try {
      await memory.rememberShown(notice.fingerprint);
      await answer(notice, actions);
    } finally {
      isOpen = false;
    }
  };
}

async function answer(notice: Notice, actions: NoticeActions): Promise<void> {
  const fix = vscode.l10n.t('Fix');
  const explain = vscode.l10n.t('Explain');
  const silence = vscode.l10n.t('Don’t show again');
  const show = notice.severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  const buttons = notice.fix === null ? [explain, silence] : [fix, explain, silence];
  const chosen = await show(notice.message, ...buttons);
  if (chosen === fix) await actions.fix(notice);
  if (chosen === explain) await actions.explain();
  if (chosen === silence) await actions.silence();
}
