import type { Client, RouteId, Scope, ScopeVerdict, Severity, SwitchFixId } from '../model.ts';
import type { CachingVerdict } from '../sessions/cachingVerdict.ts';
import type { SessionReading } from '../sessions/reading.ts';
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
  readonly bedrock: PageSwitch;
  /** Those of the variables that turn caching off for one model which are on. */
  readonly modelCaching: readonly PagePlace[];
  readonly aws: PageAws;
  /** What transcripts show; null where nothing is known of them. */
  readonly evidence: PageEvidence | null;
  readonly sessions: PageSessions;
}

/** In sentences. */
export interface PageEvidence {
  /** Of the refusal of `cache_control.scope`. */
  readonly scope: { readonly tone: Tone; readonly words: string };
  readonly caching: { readonly kind: CachingVerdict['kind']; readonly words: string };
}

/** What a request to Bedrock needs; of the model what is fit to be seen. */
export interface PageAws {
  readonly region: string;
  /** Null where none is set, or none that Bedrock would know. */
  readonly model: string | null;
}

export interface PageSessions {
  readonly reading: SessionReading;
  readonly home: string;
  /** Of the reader, as in `zh-cn`. */
  readonly locale: string;
  /** In ms since 1970: the core has no clock. */
  readonly now: number;
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
  /** What the transcripts tell. */
  readonly evidence: readonly Section[];
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
  | { readonly kind: 'details'; readonly id: string; readonly summary: string; readonly blocks: readonly Block[] }
  | CheckBlock
  | ChartBlock
  | { readonly kind: 'sessions'; readonly items: readonly SessionItem[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly PageButton[] };

/** How something stands right now. */
export interface CheckBlock extends Statement {
  readonly kind: 'check';
  readonly tone: Tone;
  /** The tone in words. */
  readonly word: string;
}

/** One bar for each day, with the same numbers as a table. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly caption: string;
  /** What the picture shows, for those who do not see it. */
  readonly words: string;
  readonly bars: readonly Bar[];
  /** The words at the ends of both axes. */
  readonly top: string;
  readonly bottom: string;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  readonly table: TableBlock;
}

export interface Bar {
  readonly label: string;
  /** 0 to 1; null where there is nothing to show. */
  readonly height: number | null;
}

export interface SessionItem {
  readonly id: string;
  readonly title: InlineText;
  readonly facts: InlineText;
  /** What went wrong in it; null where nothing did. */
  readonly trouble: InlineText | null;
  readonly buttons: readonly PageButton[];
}

/** A button, and what the page asks for when it is pressed. */
export interface PageButton {
  /** The same button has the same key in the next view. */
  readonly key: string;
  readonly label: string;
  /** What a screen reader says. */
  readonly name: string;
  readonly ask: SessionAsk;
}

/** What the page may ask for about sessions. A session is named by its id only. */
export type SessionAsk =
  | { readonly type: 'scan' }
  | { readonly type: 'scanSetting' }
  | { readonly type: 'resume'; readonly session: string }
  | { readonly type: 'copyReport'; readonly session: string };

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
  /** The columns from here on hold numbers. */
  readonly numbersFrom?: number;
}

export interface TableRow {
  readonly cells: readonly InlineText[];
  /** Given in all rows of a table or in none. */
  readonly ground?: Ground;
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
