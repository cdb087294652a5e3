/** The one gate through which the page's calls come: who calls, what is sent, and what fails are all seen to here. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import {
  CALL_NAMES,
  CALLS,
  channelOf,
  type Answer,
  type CallName,
  type Outcome,
  type Payload,
} from '../contract/contract.ts';
import { PayloadError } from '../contract/payload.ts';
import { WriteError } from '../write-atomically.ts';
import { isLabPage } from './lab-url.ts';
import { Refusal } from './refusal.ts';

export type Handlers = {
  readonly [Name in CallName]: (payload: Payload<Name>) => Answer<Name> | Promise<Answer<Name>>;
};

type Caller = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** Only the lab's own page, in the window's own frame, is listened to. */
export function isLab({ sender, senderFrame }: Caller, contents: WebContents | undefined): boolean {
  return (
    contents !== undefined &&
    sender === contents &&
    senderFrame !== null &&
    senderFrame === contents.mainFrame &&
    isLabPage(senderFrame.url)
  );
}

/** @param contents of the lab's window, which may not be there yet or any more */
export function answerCalls(
  ipc: Pick<IpcMain, 'handle'>,
  contents: () => WebContents | undefined,
  handlers: Handlers,
): void {
  for (const name of CALL_NAMES) {
    ipc.handle(channelOf(name), (event, ...sent: unknown[]) =>
      isLab(event, contents())
        ? answerCall(handlers, name, sent[0])
        : { ok: false, problem: `${name} is for the lab’s own page only` },
    );
  }
}

/** Never rejects, whatever was sent. */
export async function answerCall<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  sent: unknown,
): Promise<Outcome<Answer<Name>>> {
  try {
    const payload = CALLS[name].check(sent, name) as Payload<Name>;
    return { ok: true, answer: await handlers[name](payload) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof WriteError) return error.problem;
  if (error instanceof PayloadError || error instanceof Refusal) return error.message.replace(/\.$/, '');
  // What the system says names paths, which the page is not to know.
  console.error(error);
  return 'something went wrong in Zigzag itself';
}
