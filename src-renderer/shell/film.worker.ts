/** Draws and encodes films away from the window. */
import { playFilm } from '../export/in-window/film/film-show.ts';
import type { FilmOrder, FromFilmWorker, ToFilmWorker } from '../export/in-window/film/protocol.ts';

let canvas: OffscreenCanvas | null = null;
let stop = (): void => undefined;

const say = (message: FromFilmWorker): void => self.postMessage(message);

function fail(error: unknown): void {
  say({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
}

async function make(order: FilmOrder): Promise<void> {
  const { format } = order;
  const onFrame = (done: number, of: number): void => say({ kind: 'frame', done, of });
  let bytes: Uint8Array;
  if (format === 'gif') {
    const { filmGif } = await import('../export/in-window/film/film-gif.ts');
    bytes = await filmGif(order, onFrame);
  } else {
    const { videoOf } = await import('../export/in-window/film/video-of.ts');
    bytes = await videoOf(order, format, onFrame);
  }
  say({ kind: 'made', bytes });
}

async function answer(message: ToFilmWorker): Promise<void> {
  switch (message.kind) {
    case 'make':
      await make(message.order);
      return;
    case 'codecs': {
      const { canEncode } = await import('../export/in-window/film/video-of.ts');
      for (const id of message.ids) say({ kind: 'codec', id, isHere: await canEncode(id, message.size) });
      return;
    }
    case 'canvas':
      ({ canvas } = message);
      return;
    case 'show':
      stop();
      if (canvas !== null) stop = playFilm(message.show, canvas, fail);
  }
}

self.addEventListener('message', (event: MessageEvent<ToFilmWorker>) => {
  answer(event.data).catch(fail);
});
