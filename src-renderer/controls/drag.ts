/** What a drag tells: positions in CSS px relative to the element it began on. */
export interface DragHandlers {
  readonly onstart?: (at: readonly [x: number, y: number], event: PointerEvent) => void;
  readonly onmove: (at: readonly [x: number, y: number], event: PointerEvent) => void;
  readonly onend?: (moved: boolean) => void;
}

/** px that a pointer may tremble before it counts as moved. */
const TREMBLE = 3;

/**
 * Raw moves arrive as the hand makes them instead of once a frame, so that the worker has answered by
 * the time the frame is drawn. Browsers without them send plain moves.
 */
export const MOVE_EVENT = 'onpointerrawupdate' in globalThis ? 'pointerrawupdate' : 'pointermove';

/** An attachment that follows one pointer from press to release, wherever it goes. */
export function drag(
  handlers: DragHandlers,
  origin: (element: HTMLElement) => Element = (element) => element,
) {
  return (element: HTMLElement): (() => void) => {
    let pointer: number | null = null;
    let from: readonly [number, number] = [0, 0];
    let moved = false;
    // Measured once a drag: to ask at every move would lay the page out twice a frame.
    let box = { left: 0, top: 0 };
    const at = (event: PointerEvent): readonly [number, number] => [
      event.clientX - box.left,
      event.clientY - box.top,
    ];
    const down = (event: PointerEvent): void => {
      if (pointer !== null || event.button !== 0) return;
      // What is dragged here is not dragged by what lies under it as well.
      event.stopPropagation();
      pointer = event.pointerId;
      box = origin(element).getBoundingClientRect();
      from = [event.clientX, event.clientY];
      moved = false;
      element.setPointerCapture(event.pointerId);
      handlers.onstart?.(at(event), event);
    };
    const move = (event: Event): void => {
      if (!(event instanceof PointerEvent) || event.pointerId !== pointer) return;
      moved ||= Math.hypot(event.clientX - from[0], event.clientY - from[1]) > TREMBLE;
      handlers.onmove(at(event), event);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      handlers.onend?.(moved);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener(MOVE_EVENT, move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      // What is taken off the page in the middle of a drag ends it.
      if (pointer !== null) handlers.onend?.(moved);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener(MOVE_EVENT, move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  };
}
