/** Files by the File System Access API (https://wicg.github.io/file-system-access/): saved where they were opened. */
import { LAB_TYPE, type ChosenFile, type FileAccess, type FileReference } from './files.ts';
import { HandleStore } from './handle-store.ts';

interface Permission {
  readonly mode: 'read' | 'readwrite';
}

/** Chromium's part of a handle, which the DOM's types leave out. */
export interface SystemHandle extends FileSystemFileHandle {
  queryPermission?(permission: Permission): Promise<PermissionState>;
  requestPermission?(permission: Permission): Promise<PermissionState>;
}

interface PickerOptions {
  /** The system's dialog begins in the folder that was last used under this name. */
  readonly id: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Record<string, readonly string[]>;
  }[];
  readonly suggestedName?: string;
}

/** What a window with the API has. */
export interface Pickers {
  showOpenFilePicker(options: PickerOptions): Promise<readonly SystemHandle[]>;
  showSaveFilePicker(options: PickerOptions): Promise<SystemHandle>;
}

const LAB = { description: 'Zigzag lab', accept: { 'application/json': ['.zigzag'] } };
const LAB_OR_PICTURE = {
  description: 'Zigzag labs, and figures and films with their lab inside',
  accept: {
    'application/json': ['.zigzag', '.json'],
    'image/svg+xml': ['.svg'],
    'image/png': ['.png'],
    'application/pdf': ['.pdf'],
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
    'image/gif': ['.gif'],
    'video/mp4': ['.mp4'],
    'video/webm': ['.webm'],
  },
};

export function systemFiles(window: Pickers): FileAccess {
  const store = new HandleStore();

  async function referTo(handle: SystemHandle): Promise<FileReference> {
    const id = await store.idOf(handle);
    return { id, name: handle.name };
  }

  async function chosen(handle: SystemHandle): Promise<ChosenFile> {
    const content = await handle.getFile();
    return { name: handle.name, content, reference: await referTo(handle) };
  }

  return {
    asksForName: 'system',

    async choose() {
      const picked = await unlessCancelled(
        window.showOpenFilePicker({ id: 'zigzag', types: [LAB_OR_PICTURE] }),
      );
      const handle = picked?.[0];
      return handle === undefined ? null : chosen(handle);
    },

    async dropped(file, handle) {
      const known = await handle?.catch(() => null);
      if (known instanceof FileSystemDirectoryHandle)
        throw new DOMException('A folder.', 'TypeMismatchError');
      return known instanceof FileSystemFileHandle
        ? chosen(known)
        : { name: file.name, content: file, reference: null };
    },

    async reopen({ id }) {
      const handle = await store.find(id);
      if (handle === null) return null;
      await permit(handle, { mode: 'read' });
      return chosen(handle);
    },

    async save({ id }, text) {
      const handle = await store.find(id);
      if (handle === null) return false;
      await permit(handle, { mode: 'readwrite' });
      await write(handle, text);
      return true;
    },

    async saveAs(name, text) {
      const handle = await unlessCancelled(
        window.showSaveFilePicker({ id: 'zigzag', types: [LAB], suggestedName: name }),
      );
      if (handle === null) return null;
      await write(handle, text);
      return referTo(handle);
    },

    remember: ({ id }) => store.touch(id),
    recent: () => store.recent(),
  };
}

/** The API says by an AbortError that the person closed the dialog. */
async function unlessCancelled<Picked>(picking: Promise<Picked>): Promise<Picked | null> {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The person's leave lasts as long as the page; after that they are asked again. */
async function permit(handle: SystemHandle, permission: Permission): Promise<void> {
  if ((await handle.queryPermission?.(permission)) !== 'prompt') return;
  if ((await handle.requestPermission?.(permission)) === 'granted') return;
  throw new DOMException('The person did not allow it.', 'NotAllowedError');
}

/** Into a file beside the old one, which takes its place when all of it is written. */
async function write(handle: SystemHandle, text: string): Promise<void> {
  const swap = await handle.createWritable();
  try {
    await swap.write(new Blob([text], { type: LAB_TYPE }));
    await swap.close();
  } catch (error) {
    await swap.abort().catch(() => undefined);
    throw error;
  }
}
