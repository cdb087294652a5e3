/** Files as a person has them: a folder that the pickers look into, a hand that drops things, the menu and its dialogs. */
import { expect, type Locator, type Page } from '@playwright/test';
import { button } from './descent.ts';

export const KEPT = 'zigzag.lab';

export const kept = (lab: Page): Promise<string> =>
  lab.evaluate((key) => localStorage.getItem(key) ?? '', KEPT);

export const fileMenu = (lab: Page): Locator => lab.locator('summary', { hasText: /^File$/ });
export const notice = (lab: Page): Locator => lab.locator('.notice');
export const changed = (lab: Page): Locator => lab.getByRole('img', { name: 'unsaved changes' });
export const dialog = (lab: Page, name: string | RegExp): Locator => lab.getByRole('dialog', { name });

export async function choose(lab: Page, item: string): Promise<void> {
  await fileMenu(lab).click();
  await button(lab, item).click();
}

/** The name in the bar and in the page's title, with the mark of unsaved changes or without. */
export async function expectFile(lab: Page, name: string, state: 'saved' | 'changed'): Promise<void> {
  await expect(lab).toHaveTitle(state === 'saved' ? `${name} – Zigzag` : `• ${name} – Zigzag`);
  await expect(lab.locator('header .file')).toContainText(name);
  await expect(changed(lab)).toHaveCount(state === 'saved' ? 0 : 1);
}

export async function expectNoFile(lab: Page): Promise<void> {
  await expect(lab).toHaveTitle('Zigzag');
  await expect(lab.locator('header .file')).toHaveCount(0);
}

/**
 * No driver can use the system's own pickers. In their place these pick what a test names, out of a folder of the
 * browser's own, whose files are real ones to the File System Access API: with swap files, kept handles and failures.
 */
export async function stubPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    const next = (): string | null => sessionStorage.getItem('test.picks');
    const pick = async (suggested: string | undefined): Promise<FileSystemFileHandle> => {
      asked.push(suggested ?? 'open');
      const name = next() ?? suggested ?? '';
      if (name === 'cancel') throw new DOMException('The user aborted a request.', 'AbortError');
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(name, { create: suggested !== undefined });
    };
    Object.assign(window, {
      asked,
      showOpenFilePicker: async () => [await pick(undefined)],
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => pick(suggestedName),
    });
  });
}

/** What the pickers were asked for since the page was loaded: `open`, or the suggested name of a new file. */
export const asked = (lab: Page): Promise<readonly string[]> =>
  lab.evaluate(() => (window as unknown as { asked: readonly string[] }).asked);

/** What the person picks from now on; `cancel`: nothing; null: the suggested name. */
export const willPick = (lab: Page, name: string | null): Promise<void> =>
  lab.evaluate((picked) => {
    if (picked === null) sessionStorage.removeItem('test.picks');
    else sessionStorage.setItem('test.picks', picked);
  }, name);

export const fileText = (lab: Page, name: string): Promise<string> =>
  lab.evaluate(async (file) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);

export const putFile = (lab: Page, name: string, text: string): Promise<void> =>
  lab.evaluate(
    async ([file, content]) => {
      const folder = await navigator.storage.getDirectory();
      const writable = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    },
    [name, text] as const,
  );

export const removeFile = (lab: Page, name: string): Promise<void> =>
  lab.evaluate(async (file) => (await navigator.storage.getDirectory()).removeEntry(file), name);

/** Drags files over the window and lets them fall. */
export async function drop(
  lab: Page,
  ...files: readonly (readonly [name: string, bytes: Uint8Array | string])[]
) {
  const transfer = await lab.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const),
  );
  const hint = lab.getByText('Drop a lab here, or a figure or film with its lab inside');
  await lab.locator('main').dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(hint).toBeVisible();
  await lab.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(hint).toBeHidden();
}

/** Pastes a text with the focus where it is. */
export const paste = (lab: Page, text: string): Promise<void> =>
  lab.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
