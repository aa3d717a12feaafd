import type { Client, RouteId, Scope, ScopeVerdict, Severity, SwitchFixId } from '../model.ts';
import type { InlineText } from './inlineText.ts';

/** How a statement on the page is known. The page shows the word beside the statement. */
export const GROUNDS = ['measured', 'documented', 'reported', 'inferred'] as const;
export type Ground = (typeof GROUNDS)[number];

/** The facts that the page needs about one start folder. Values in it have passed the mask. */
export interface PageInput {
  readonly routeId: RouteId;
  readonly endpoint: string | null;
  readonly because: readonly PagePlace[];
  readonly betas: PageSwitch;
  readonly caching: PageSwitch;
  readonly client: Client;
  readonly scope: ScopeVerdict;
  readonly findings: readonly PageFinding[];
  readonly fixes: readonly PageFix[];
  readonly lastChange: PageChange | null;
}

/** Where a variable is set: "path:line" or, for what is no file, words. */
export interface PagePlace {
  readonly variable: string;
  readonly scope: Scope;
  readonly place: string;
  readonly saved: boolean;
}

/** A variable that switches something off, and the declaration that decides; none where nobody sets it. */
export interface PageSwitch {
  readonly on: boolean;
  readonly because: readonly PagePlace[];
}

export interface PageFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: string;
}

export interface PageFix {
  readonly id: SwitchFixId;
  readonly recommended: boolean;
  readonly available: boolean;
  /** Why it is not available. */
  readonly why: string | null;
}

export interface PageChange {
  readonly text: string;
  readonly canUndo: boolean;
  /** Whether there is a file whose diff can be shown. */
  readonly canShowDiff: boolean;
  readonly restart: string | null;
}

/** The page, ready to be drawn. */
export interface PageView {
  readonly title: string;
  readonly lead: InlineText;
  readonly state: StateView;
  readonly actions: readonly ActionView[];
  readonly sections: readonly Section[];
  readonly labels: PageLabels;
}

export type Tone = 'error' | 'warning' | 'info' | 'good' | 'unknown';

export interface StateView {
  readonly tone: Tone;
  /** The tone in words. */
  readonly word: string;
  readonly verdict: InlineText;
  /** Word and verdict as one plain text, for a screen reader when the state changes. */
  readonly announcement: string;
  readonly rows: readonly StateRow[];
  readonly findings: readonly FindingView[];
  readonly change: ChangeView | null;
}

export interface StateRow {
  readonly id: string;
  readonly label: string;
  readonly value: InlineText;
  /** The variables that decided, each with the place that a click opens; null where there is none to open. */
  readonly places: readonly PlaceView[];
}

export interface PlaceView {
  readonly variable: string;
  readonly place: string;
  /** Set while the file holds it only in an editor, not on disk. */
  readonly remark: string | null;
  /** The accessible name of the button that opens the place; null where nothing can be opened. */
  readonly open: string | null;
}

export interface FindingView {
  readonly rule: string;
  readonly tone: Tone;
  readonly word: string;
  readonly message: InlineText;
  readonly place: string;
}

export interface ChangeView {
  readonly text: string;
  readonly restart: InlineText | null;
  readonly undo: string | null;
  readonly showDiff: string | null;
}

export interface ActionView {
  readonly id: SwitchFixId;
  readonly title: string;
  readonly badge: string | null;
  readonly sets: InlineText;
  readonly when: InlineText;
  readonly costs: readonly InlineText[];
  readonly restart: InlineText;
  readonly available: boolean;
  readonly why: string | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: InlineText; readonly ground?: Ground }
  | { readonly kind: 'note'; readonly text: InlineText; readonly ground?: Ground }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Statement[] }
  | TableBlock
  | { readonly kind: 'code'; readonly language: string; readonly label: string; readonly text: string }
  | { readonly kind: 'details'; readonly id: string; readonly summary: string; readonly blocks: readonly Block[] };

export interface Statement {
  readonly text: InlineText;
  readonly ground?: Ground;
}

/** The first cell of a row is its header. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly InlineText[];
  readonly ground: Ground;
}

/** Words that the page itself needs. */
export interface PageLabels {
  readonly contents: string;
  readonly state: string;
  readonly fixes: string;
  readonly findings: string;
  readonly costs: string;
  readonly openSettings: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly ground: string;
  readonly grounds: Readonly<Record<Ground, string>>;
}
