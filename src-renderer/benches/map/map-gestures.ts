import type { Domain, Point2 } from '../../../src-core/document/lab-document.ts';
import { contains, type MapFrame } from '../../figures/frame.ts';
import type { Lab } from '../../lab/lab.svelte.ts';
import { panned, zoomed } from './pan-zoom.ts';

/** px of wheel travel that zoom by a factor of e. */
const WHEEL_TRAVEL = 500;
const TREMBLE = 4;

interface Touch {
  readonly from: Point2;
  readonly at: Point2;
}

/**
 * Pointers on the map: one pans, two pinch, a click picks the place, the wheel zooms about the pointer.
 * What is dragged on the map itself (the start handle) stops its events before they come here.
 */
export function mapGestures(
  lab: Lab,
  zoomAt: (at: Point2, factor: number) => void,
  pick: (at: Point2) => void,
) {
  return (element: HTMLElement): (() => void) => {
    const touches = new Map<number, Touch>();
    // What the fingers that are down began on. Read when they come, not here: an attachment that reads
    // the document is made anew whenever that changes, and forgets the fingers.
    let base: { readonly domain: Domain; readonly frame: MapFrame } | null = null;
    let gesture: 'idle' | 'pressed' | 'moving' = 'idle';

    const at = (event: PointerEvent | WheelEvent): Point2 => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    /** Each finger starts anew from where it is whenever one comes or goes. */
    const rebase = (): void => {
      base = { domain: lab.domain, frame: lab.frame };
      for (const [id, touch] of touches) touches.set(id, { from: touch.at, at: touch.at });
    };

    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || !contains(lab.frame.plot, at(event))) return;
      element.setPointerCapture(event.pointerId);
      touches.set(event.pointerId, { from: at(event), at: at(event) });
      rebase();
      if (gesture === 'idle') gesture = 'pressed';
      // Two fingers mean the map, even where they have not moved yet: no click follows.
      else if (gesture === 'pressed') beginMoving();
    };

    const beginMoving = (): void => {
      gesture = 'moving';
      lab.beginGesture('ground');
    };

    const move = (event: PointerEvent): void => {
      const touch = touches.get(event.pointerId);
      if (touch === undefined) return;
      touches.set(event.pointerId, { ...touch, at: at(event) });
      if (gesture === 'pressed') {
        const [x, y] = at(event);
        if (Math.hypot(x - touch.from[0], y - touch.from[1]) < TREMBLE) return;
        beginMoving();
      }
      apply();
    };

    /** Where the fingers' middle went, and how far they came apart. */
    const apply = (): void => {
      if (base === null) return;
      const all = [...touches.values()];
      const middle = (end: 'from' | 'at'): Point2 => [
        all.reduce((sum, touch) => sum + touch[end][0], 0) / all.length,
        all.reduce((sum, touch) => sum + touch[end][1], 0) / all.length,
      ];
      const { plot, domain: shown } = base.frame;
      const unitX = (shown.x[1] - shown.x[0]) / plot.width;
      const unitY = (shown.y[1] - shown.y[0]) / plot.height;
      const [fromX, fromY] = middle('from');
      const [toX, toY] = middle('at');
      const spread = (end: 'from' | 'at'): number =>
        Math.hypot(
          ...all.map((touch) => Math.hypot(touch[end][0] - middle(end)[0], touch[end][1] - middle(end)[1])),
        );
      const factor = all.length > 1 && spread('at') > 0 ? spread('from') / spread('at') : 1;
      const moved = panned(base.domain, (fromX - toX) * unitX, (toY - fromY) * unitY);
      const next = factor === 1 ? moved : zoomed(moved, base.frame.toDomain([fromX, fromY]), factor);
      lab.steer(() => lab.setDomain(next));
    };

    const up = (event: PointerEvent): void => {
      if (!touches.delete(event.pointerId)) return;
      if (touches.size > 0) {
        rebase();
        return;
      }
      if (gesture === 'moving') lab.endGesture();
      else if (event.type === 'pointerup') pick(lab.frame.toDomain(at(event)));
      gesture = 'idle';
    };

    const wheel = (event: WheelEvent): void => {
      if (!contains(lab.frame.plot, at(event))) return;
      event.preventDefault();
      const travel = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
      // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
      zoomAt(lab.frame.toDomain(at(event)), Math.exp((travel * (event.ctrlKey ? 5 : 1)) / WHEEL_TRAVEL));
    };

    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  };
}
