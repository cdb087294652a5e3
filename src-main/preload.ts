/** The bridge of the desktop window: one frozen object, made of the contract and of nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE, CALL_NAMES, channelOf, PUSH_CHANNEL, type Bridge, type Push } from './contract/contract.ts';

let listener: ((push: Push) => void) | null = null;
const waiting: Push[] = [];

ipcRenderer.on(PUSH_CHANNEL, (_event, push: Push) => {
  if (listener === null) waiting.push(push);
  else listener(push);
});

const calls = CALL_NAMES.map((name) => [
  name,
  (payload: unknown): Promise<unknown> => ipcRenderer.invoke(channelOf(name), payload),
]);

const bridge = {
  ...(Object.fromEntries(calls) as Bridge),
  dropFile: (file) =>
    ipcRenderer.invoke(channelOf('dropFile'), { path: webUtils.getPathForFile(file) }) as ReturnType<
      Bridge['dropFile']
    >,
  listen: (given) => {
    listener = given;
    waiting.splice(0).forEach(given);
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld(BRIDGE, bridge);
