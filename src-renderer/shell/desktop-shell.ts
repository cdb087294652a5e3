/** The desktop window: files, what is kept, and the menu's wishes, all through the bridge of src-main/preload.ts. */
import type { BRIDGE, Bridge, Outcome, ReadFile } from '../../src-main/contract/contract.ts';
import type { ChosenFile, FileAccess } from './files.ts';
import { processors, type Shell, type Wish } from './shell.ts';

/** Undefined in a browser. */
export const bridge = (window as Partial<Record<typeof BRIDGE, Bridge>>).zigzagDesktop;

export async function desktopShell(bridge: Bridge): Promise<Shell> {
  const kept = new Map(Object.entries(await answered(bridge.begin())));
  const files = desktopFiles(bridge);
  /** Whether what was to be kept last was: that is known a moment later. */
  let canKeep = true;

  return {
    asksBeforeLeaving: false,
    processors: processors(),
    files: () => Promise.resolve(files),
    async saveFile(name, content) {
      const bytes = new Uint8Array(await content.arrayBuffer());
      return answered(bridge.exportFile({ name, bytes }));
    },
    recall: (key) => kept.get(key) ?? null,
    keep(key, text) {
      // What did not change is on the disk already, or is tried again with what did.
      if (kept.get(key) === text && canKeep) return true;
      kept.set(key, text);
      void bridge.keep({ key, text }).then(({ ok }) => (canKeep = ok));
      return canKeep;
    },
    onWish(listener) {
      bridge.listen((push) => {
        listener(push.kind === 'leave' ? leaving(bridge) : push);
      });
    },
    describe: (lab) => void bridge.describe(lab),
  };
}

const leaving = (bridge: Bridge): Wish => ({
  kind: 'leave',
  leaving: {
    ask: (name) => answered(bridge.askToSave({ name })),
    answer: (answer) => bridge.leave({ answer }),
  },
});

function desktopFiles(bridge: Bridge): FileAccess {
  return {
    asksForName: 'system',
    choose: async () => chosen(await answered(bridge.chooseFile())),
    dropped: async (file) => ({
      name: file.name,
      content: file,
      reference: await answered(bridge.dropFile(file)),
    }),
    reopen: async ({ id }) => chosen(await answered(bridge.readFile({ id }))),
    save: ({ id }, text) => answered(bridge.saveFile({ id, text })),
    saveAs: (name, text) => answered(bridge.saveFileAs({ name, text })),
    async remember({ id }) {
      await answered(bridge.rememberFile({ id }));
    },
    recent: () => answered(bridge.recentFiles()),
  };
}

const chosen = (read: ReadFile | null): ChosenFile | null =>
  read === null ? null : { name: read.file.name, content: new Blob([read.bytes]), reference: read.file };

/** @throws Error in main's words */
async function answered<Value>(asking: Promise<Outcome<Value>>): Promise<Value> {
  const outcome = await asking;
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.answer;
}
