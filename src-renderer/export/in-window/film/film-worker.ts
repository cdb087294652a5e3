/** The window's side of the film worker: each piece of work has one of its own, which is ended to give it up. */
import { spawnFilmWorker } from '#spawn-film-worker';
import { GivenUp } from '../../ask.ts';
import type { PixelSize } from '../../film/film-limits.ts';
import type { CodecsHere } from './codecs.ts';
import type { FilmOrder, FilmShow, FromFilmWorker, ToFilmWorker } from './protocol.ts';

/** Work that is under way. */
interface UnderWay<Answer> {
  readonly answer: Promise<Answer>;
  /** Gives it up: `answer` is then a GivenUp. */
  cancel(): void;
}

export function makeFilm(
  order: FilmOrder,
  onFrame: (done: number, of: number) => void,
): UnderWay<Uint8Array> {
  return askWorker({ kind: 'make', order }, (message) => {
    if (message.kind === 'frame') onFrame(message.done, message.of);
    return message.kind === 'made' ? message.bytes : null;
  });
}

/** @returns what this browser can encode in this size */
export function askCodecs(size: PixelSize): Promise<CodecsHere> {
  return askWorker({ kind: 'codecs', size }, (message) => (message.kind === 'codecs' ? message.here : null))
    .answer;
}

/** @param answerIn what a message answers, or null where it is not yet the answer */
function askWorker<Answer>(
  question: ToFilmWorker,
  answerIn: (message: FromFilmWorker) => Answer | null,
): UnderWay<Answer> {
  const worker = spawnFilmWorker();
  let cancel = (): void => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    cancel = () => reject(new GivenUp());
    listen(worker, (message) => {
      if (message.kind === 'failed') reject(new Error(message.problem));
      const found = answerIn(message);
      if (found !== null) resolve(found);
    });
    worker.postMessage(question);
  }).finally(() => worker.terminate());
  return { answer, cancel: () => cancel() };
}

/** A worker that fails in a way of its own says so like any other failure. */
export function listen(worker: Worker, onMessage: (message: FromFilmWorker) => void): void {
  worker.addEventListener('message', (event: MessageEvent<FromFilmWorker>) => onMessage(event.data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const problem = event.message === '' ? 'the worker stopped' : event.message;
    onMessage({ kind: 'failed', problem });
  });
}

/** Hands a canvas over, on which films are then shown. */
export function showFilm(canvas: HTMLCanvasElement): { show(film: FilmShow): void; end(): void } {
  const worker = spawnFilmWorker();
  const say = (message: ToFilmWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);
  const handed = canvas.transferControlToOffscreen();
  say({ kind: 'canvas', canvas: handed }, [handed]);
  return { show: (show) => say({ kind: 'show', show }), end: () => worker.terminate() };
}
