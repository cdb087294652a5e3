/**
 * All that passes between the desktop window's page and the main process, declared once: the handlers of main, the
 * bridge of the preload and the types of the page follow from it. The page cannot name a path: it knows files by the
 * ids that main gave it.
 */
import { bytes, flag, nothing, oneOf, orNull, record, text, type Check } from './payload.ts';

/** A file as the page knows it; where it is, only main knows. */
export interface KnownFile {
  readonly id: string;
  readonly name: string;
}

export interface ReadFile {
  readonly file: KnownFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const THEMES = ['light', 'dark', 'projector'] as const;

/** What the menu asks of the page. */
export const COMMANDS = [
  'new',
  'open',
  'save',
  'save-as',
  'share',
  'export',
  'undo',
  'redo',
  'help',
  ...THEMES,
] as const;
export type Command = (typeof COMMANDS)[number];

/** What main asks of the page. */
export type Push =
  | { readonly kind: 'command'; readonly command: Command }
  /** A file that the person gave to the system: by double-click, on the command line, in the menu. */
  | { readonly kind: 'open'; readonly file: KnownFile }
  /** Something happened that the person is to be told. */
  | { readonly kind: 'tell'; readonly words: string }
  /** The window is to close; `leave` answers. */
  | { readonly kind: 'leave' };

export const LARGEST_FILE = 50_000_000;
export const LONGEST_KEPT = 10_000_000;
const LARGEST_EXPORT = 200_000_000;
const LONGEST_NAME = 255;
const LONGEST_PATH = 32_768;

const id = text(36, /^[\da-f-]{36}$/);
const name = text(LONGEST_NAME, /\S/);
const labText = text(LARGEST_FILE, /^\s*\{/);

interface Call<Payload, Answer> {
  readonly check: Check<Payload>;
  /** Of the type of the answer, and never there: only the compiler asks. */
  readonly answers?: Answer;
}

const sends = <Payload>(check: Check<Payload>) => ({
  isAnswered: <Answer>(): Call<Payload, Answer> => ({ check }),
});

/** What the page may ask of main: what it sends, and what it is answered. */
export const CALLS = {
  /** What was kept, by key; from then on the page is told what main wants of it. */
  begin: sends(nothing).isAnswered<Readonly<Record<string, string>>>(),
  /** Keeps a text under a key until it is replaced, beyond the end of the program. */
  keep: sends(record({ key: text(60, /^zigzag(\.[a-z-]+)+$/), text: text(LONGEST_KEPT) })).isAnswered<null>(),
  /** What the menu and the window's frame show of the lab. */
  describe: sends(
    record({ theme: oneOf(...THEMES), canUndo: flag, canRedo: flag, hasChanges: flag }),
  ).isAnswered<null>(),

  chooseFile: sends(nothing).isAnswered<ReadFile | null>(),
  /** Answers null where main does not know the file. */
  readFile: sends(record({ id })).isAnswered<ReadFile | null>(),
  /** Called by the preload, with the path that Electron has of a file that was dropped. */
  dropFile: sends(record({ path: text(LONGEST_PATH) })).isAnswered<KnownFile | null>(),
  /** Answers false where main does not know the file, or may not write it. */
  saveFile: sends(record({ id, text: labText })).isAnswered<boolean>(),
  saveFileAs: sends(record({ name, text: labText })).isAnswered<KnownFile | null>(),
  rememberFile: sends(record({ id })).isAnswered<null>(),
  recentFiles: sends(nothing).isAnswered<readonly KnownFile[]>(),
  /** Saves a figure or a table; answers the name the person gave it, or null. */
  exportFile: sends(record({ name, bytes: bytes(LARGEST_EXPORT) })).isAnswered<string | null>(),

  /** What becomes of unsaved changes when the window closes. */
  askToSave: sends(record({ name: orNull(name) })).isAnswered<'save' | 'discard' | 'cancel'>(),
  /** Whether the window may close now. */
  leave: sends(record({ answer: oneOf('go', 'stay') })).isAnswered<null>(),
};

export type CallName = keyof typeof CALLS;
export type Payload<Name extends CallName> = ReturnType<(typeof CALLS)[Name]['check']>;
export type Answer<Name extends CallName> = NonNullable<(typeof CALLS)[Name]['answers']> | NullOf<Name>;
type NullOf<Name extends CallName> = null extends (typeof CALLS)[Name]['answers'] ? null : never;

/** A failure comes over in words, as the end of a sentence without its full stop. */
export type Outcome<Value> =
  { readonly ok: true; readonly answer: Value } | { readonly ok: false; readonly problem: string };

export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];
export const channelOf = (call: CallName): string => `zigzag:${call}`;
export const PUSH_CHANNEL = 'zigzag:push';

/** Name under which the page finds the bridge. */
export const BRIDGE = 'zigzagDesktop';

type Arguments<Name extends CallName> = Payload<Name> extends undefined ? [] : [payload: Payload<Name>];
type Calls = {
  readonly [Name in Exclude<CallName, 'dropFile'>]: (
    ...args: Arguments<Name>
  ) => Promise<Outcome<Answer<Name>>>;
};

/** All that the page has of the desktop. */
export interface Bridge extends Calls {
  /** A file that was dropped: only of such a one does Electron know a path, never of one that a page made itself. */
  dropFile(file: File): Promise<Outcome<KnownFile | null>>;
  /** One listener; what was pushed before it is told then. */
  listen(listener: (push: Push) => void): void;
}
