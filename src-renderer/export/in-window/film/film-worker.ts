/** The window's side of the film worker: each piece of work has one of its own, which is ended to give it up. */
import { spawnFilmWorker } from '#spawn-film-worker';
import { GivenUp } from '../../ask.ts';
import type { PixelSize } from '../../film/film-limits.ts';
import type { CodecId } from './codecs.ts';
import type { FilmOrder, FilmShow, FromFilmWorker, ToFilmWorker } from './protocol.ts';

/** Work that is under way. */
interface UnderWay<Answer> {
  readonly answer: Promise<Answer>;
  /** Gives it up: `answer` is then a GivenUp. */
  readonly cancel: () => void;
}

export function makeFilm(
  order: FilmOrder,
  onFrame: (done: number, of: number) => void,
): UnderWay<Uint8Array> {
  return askWorker({ kind: 'make', order }, (message) => {
    if (message.kind === 'frame') onFrame(message.done, message.of);
    return message.kind === 'made' ? message.bytes : undefined;
  });
}

/**
 * Finds out which codecs this browser can encode in this size, one after the other.
 * @param onCodec told of each as soon as it is known
 */
export function askCodecs(
  size: PixelSize,
  ids: readonly CodecId[],
  onCodec: (id: CodecId, isHere: boolean) => void,
): UnderWay<null> {
  const waiting = new Set(ids);
  return askWorker({ kind: 'codecs', ids, size }, (message) => {
    if (message.kind !== 'codec') return undefined;
    onCodec(message.id, message.isHere);
    waiting.delete(message.id);
    return waiting.size === 0 ? null : undefined;
  });
}

/** @param answerIn what a message answers, or undefined where it is not yet the answer */
function askWorker<Answer>(
  question: ToFilmWorker,
  answerIn: (message: FromFilmWorker) => Answer | undefined,
): UnderWay<Answer> {
  const worker = spawnFilmWorker();
  let cancel = (): void => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    cancel = () => reject(new GivenUp());
    listen(worker, (message) => {
      if (message.kind === 'failed') reject(new Error(message.problem));
      const found = answerIn(message);
      if (found !== undefined) resolve(found);
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
