import type { SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { Lab } from '../../lab/lab.svelte.ts';

/** Turns the graph, or changes how it is drawn: all that a hand does from press to release is one step to undo. */
export function setView(lab: Lab, surface: SurfaceView, phase: 'moves' | 'rests'): void {
  if (phase === 'moves' && lab.gesture === 'none') lab.beginGesture('view');
  lab.setCurvature({ surface });
  if (phase === 'rests' && lab.gesture === 'view') lab.endGesture();
}
