/** What a person does with the lab as a file. One thing at a time: what is asked for meanwhile is left undone. */
import {
  defaultDocument,
  parseDocument,
  writeDocument,
  YOUR_OWN,
  type LabDocument,
} from '../../src-core/document/index.ts';
import { checkFileSize, findLab, shown } from '../export/carry/lab-text-in.ts';
import { documentInShareText, shareAddress, shareText } from '../export/share.ts';
import type { Lab } from '../lab/lab.svelte.ts';
import { LAB_ENDING, type ChosenFile, type FileAccess, type FileReference } from '../shell/files.ts';
import type { Leaving } from '../shell/shell.ts';
import { ask } from './ask.ts';
import GuardDialog from './GuardDialog.svelte';
import NameDialog from './NameDialog.svelte';
import ShareDialog from './ShareDialog.svelte';
import { notDone, notOpened, notSaved } from './words.ts';

export const newLab = (lab: Lab): Promise<void> =>
  alone(lab, { failed: (error) => notDone('A new lab was not begun', error) }, async (files) => {
    if (!(await mayReplace(lab, files))) return;
    lab.open({ ...defaultDocument(), theme: lab.themeName }, null);
  });

export const openLab = (lab: Lab): Promise<void> =>
  alone(lab, opening('The file'), async (files) => {
    const chosen = await files.choose();
    if (chosen !== null) await openChosen(lab, files, chosen);
  });

export async function openDropped(lab: Lab, file: File, handle: Promise<unknown> | undefined): Promise<void> {
  await untilAsking();
  await alone(lab, arriving(file.name), async (files) => {
    // Looked at before anything else is asked of the system.
    checkFileSize(file.size, file.name);
    await openChosen(lab, files, await files.dropped(file, handle));
  });
}

/** What is only being finished is waited for; a dialog that asks something is not. */
async function untilAsking(): Promise<void> {
  while (busy !== null && document.querySelector('dialog[open]') === null)
    await Promise.race([busy, new Promise(requestAnimationFrame)]);
}

export const openRecent = (lab: Lab, file: FileReference): Promise<void> =>
  alone(lab, opening(file.name), async (files) => {
    const chosen = await files.reopen(file);
    if (chosen === null) throw new Refusal(`Zigzag no longer knows where ${shown(file.name)} is.`);
    await openChosen(lab, files, chosen);
  });

/** A file that the person gave to the system, whatever they were doing here: it comes when that is done. */
export async function openGiven(lab: Lab, file: FileReference): Promise<void> {
  while (busy !== null) await busy;
  await openRecent(lab, file);
}

export const openShared = (lab: Lab, text: string): Promise<void> =>
  alone(lab, arriving('The shared lab'), async (files) => {
    const document = await documentInShareText(text);
    if (await mayReplace(lab, files)) lab.open(document, null);
  });

export const saveLab = (lab: Lab): Promise<void> => alone(lab, saving(lab), (files) => save(lab, files));

export const saveLabAs = (lab: Lab): Promise<void> => alone(lab, saving(lab), (files) => saveAs(lab, files));

export const shareLab = (lab: Lab): Promise<void> =>
  alone(lab, { failed: (error) => notDone('The lab was not shared', error) }, async (files) => {
    const text = await shareText(lab.document);
    const hasAddress = /^(?:https?|file):$/.test(location.protocol);
    const address = hasAddress ? shareAddress(location.href, text) : null;
    const answer = await ask(ShareDialog, { text, address });
    if (answer === 'save as') await saveAs(lab, files);
    else if (answer !== 'close' && (await mayReplace(lab, files))) lab.open(answer, null);
  });

/** The window is to close: what is not saved is asked about, and everything is kept as it then is. */
export async function leaveLab(lab: Lab, { ask, answer }: Leaving): Promise<void> {
  // What a dialog here asks is left undone: whoever closes the window has turned from it.
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
  while (busy !== null) await busy;
  const may = { leave: false };
  await alone(lab, { failed: (error) => notDone('Zigzag stays open', error) }, async (files) => {
    const { reference, saved } = lab.file.onDisk;
    // Without a file the lab itself is kept, and is there when the person comes back.
    const chosen = reference !== null && lab.file.hasChanges ? await ask(reference.name) : 'discard';
    if (chosen === 'cancel' || (chosen === 'save' && !(await save(lab, files)))) return;
    if (chosen === 'discard' && reference !== null) lab.open(saved, reference);
    lab.save(lab.document, lab.file.onDisk);
    may.leave = true;
  });
  await answer(may.leave ? 'go' : 'stay');
}

export async function recentFiles(lab: Lab): Promise<readonly FileReference[]> {
  return (await lab.shell.files()).recent();
}

/** What cannot be done, in words for the person. */
class Refusal extends Error {
  readonly mayHelp: 'save as' | null;

  constructor(message: string, mayHelp: 'save as' | null = null) {
    super(message);
    this.mayHelp = mayHelp;
  }
}

/** What is said of a command. */
interface Words {
  /** Where something fails that nothing in it has words for. */
  readonly failed: (error: unknown) => string;
  /** Where something else is going on; nothing, where that is what the person sees. */
  readonly refused?: string;
}

const opening = (name: string): Words => ({ failed: (error) => notOpened(name, error) });

/** Of what comes from outside while a dialog asks something else. */
const arriving = (name: string): Words => ({
  ...opening(name),
  refused: notOpened(name, new Error('another lab is being opened or saved. Finish that first')),
});

const saving = (lab: Lab): Words => ({
  failed: (error) => notSaved(lab.file.name ?? 'The lab', error, 'new file'),
});

/** What is going on; null: nothing. */
let busy: Promise<void> | null = null;
/** What was told last; it is over when the person turns to something else. */
let told: string | null = null;

async function alone(
  lab: Lab,
  { failed, refused }: Words,
  act: (files: FileAccess) => Promise<unknown>,
): Promise<void> {
  if (busy !== null) {
    if (refused !== undefined) say(lab, refused);
    return;
  }
  busy = perform(lab, failed, act).finally(() => {
    busy = null;
  });
  await busy;
}

async function perform(
  lab: Lab,
  failed: Words['failed'],
  act: (files: FileAccess) => Promise<unknown>,
): Promise<void> {
  if (lab.notice === told) lab.notice = null;
  takeWhatIsTyped();
  try {
    const files = await lab.shell.files().catch(() => {
      throw new Error('a part of Zigzag could not be loaded; its server may have ended');
    });
    await act(files);
  } catch (error) {
    say(lab, error instanceof Refusal ? error.message : failed(error));
    if (error instanceof Refusal && error.mayHelp === 'save as')
      lab.tell(error.message, { label: 'Save as…', run: () => void saveLabAs(lab) });
  }
}

function say(lab: Lab, words: string): void {
  lab.notice = words;
  told = words;
}

/** A number that is typed and not yet entered belongs to what is saved. */
function takeWhatIsTyped(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement)) return;
  activeElement.blur();
  activeElement.focus();
}

async function openChosen(lab: Lab, files: FileAccess, chosen: ChosenFile): Promise<void> {
  const { document, text, isPicture } = await read(chosen);
  if (!(await mayReplace(lab, files))) return;
  // A picture is not written over by its lab.
  const reference = isPicture ? null : chosen.reference;
  lab.open(document, reference);
  if (isPicture)
    say(
      lab,
      `The lab in ${shown(chosen.name)} is open. Saved, it is a file of its own; the figure stays as it is.`,
    );
  if (reference !== null) await files.remember(reference, text);
}

interface ReadFile {
  readonly document: LabDocument;
  readonly text: string;
  readonly isPicture: boolean;
}

async function read({ name, content }: ChosenFile): Promise<ReadFile> {
  try {
    checkFileSize(content.size, name);
    const found = await findLab(new Uint8Array(await content.arrayBuffer()), name);
    return { document: parseDocument(found.text), text: found.text, isPicture: found.in === 'picture' };
  } catch (error) {
    throw new Refusal(notOpened(name, error));
  }
}

/** Whether another lab may take the place of this one: nothing is lost by it, or the person agrees. */
async function mayReplace(lab: Lab, files: FileAccess): Promise<boolean> {
  if (!lab.file.hasChanges) return true;
  const answer = await ask(GuardDialog, { name: lab.file.name });
  return answer === 'save' ? save(lab, files) : answer === 'discard';
}

/** @returns false where the person thought better of it */
async function save(lab: Lab, files: FileAccess): Promise<boolean> {
  const { document } = lab;
  const { reference } = lab.file;
  if (reference === null) return saveAs(lab, files);
  const text = writeDocument(document);
  const isKnown = await files.save(reference, text).catch((error: unknown) => {
    throw new Refusal(notSaved(reference.name, error, 'over a file'), 'save as');
  });
  if (!isKnown) return saveAs(lab, files);
  await settle(lab, files, reference, document, text);
  return true;
}

async function saveAs(lab: Lab, files: FileAccess): Promise<boolean> {
  const suggestion = lab.file.name ?? (lab.landscape === YOUR_OWN ? 'lab' : lab.landscape) + LAB_ENDING;
  const name = files.asksForName === 'system' ? suggestion : await ask(NameDialog, { suggestion });
  if (name === null) return false;
  const { document } = lab;
  const text = writeDocument(document);
  const reference = await files.saveAs(name, text).catch((error: unknown) => {
    throw new Refusal(notSaved(name, error, 'new file'), 'save as');
  });
  if (reference === null) return false;
  await settle(lab, files, reference, document, text);
  if (files.asksForName === 'window') {
    say(lab, `${shown(reference.name)} went to where your browser puts downloads.`);
  }
  return true;
}

async function settle(
  lab: Lab,
  files: FileAccess,
  reference: FileReference,
  saved: LabDocument,
  text: string,
): Promise<void> {
  lab.file.onDisk = { reference, saved };
  await files.remember(reference, text);
}
