/** What fills the plot: the levels of f, or the overlay that is laid over them. */
import type { OverlayId } from '../../src-core/document/lab-document.ts';
import type { GroundScene } from '../../src-core/scene/scene.ts';
import type { FigureTheme } from './theme.ts';

export interface Fill {
  /** Closed rings in units of the domain, filled even-odd. */
  readonly rings: readonly Float32Array[];
  readonly color: string;
  /** Whether it is hatched as well, so that it is not told by its colour alone. */
  readonly hatched?: boolean;
}

export interface GroundFills {
  /** Of the whole plot, under all others. */
  readonly base: string;
  /** In the order in which they are painted. */
  readonly fills: readonly Fill[];
  /** Lines that are drawn more strongly: where an eigenvalue changes its sign. */
  readonly strongLines: readonly Float32Array[];
  /** Where nothing can be shown. */
  readonly undefinedRegion: readonly Float32Array[];
}

/** Shares of the overlay ramp for where f is convex and where it is concave; 0 is for saddle-like places. */
export const DEFINITENESS_SHADES = { convex: 0.5, concave: 1 } as const;

export function groundFills(ground: GroundScene, theme: FigureTheme): GroundFills {
  const { overlay, bands } = ground;
  if (overlay === null) {
    const fills = bands.map(({ rings }, k) => ({ rings, color: theme.ramp((k + 1) / bands.length) }));
    return { base: theme.ramp(0), fills, strongLines: [], undefinedRegion: ground.undefinedRegion };
  }
  const { undefinedRegion } = overlay;
  const ramp = theme.overlayRamp;
  const count = overlay.bands.length;
  if (overlay.id === 'definiteness') {
    const [convex, concave] = overlay.bands;
    const fills = [
      { rings: convex?.rings ?? [], color: ramp(DEFINITENESS_SHADES.convex) },
      { rings: concave?.rings ?? [], color: ramp(DEFINITENESS_SHADES.concave), hatched: true },
    ];
    const strongLines = overlay.bands.flatMap(({ lines }) => lines);
    return { base: ramp(0), fills, strongLines, undefinedRegion };
  }
  if (overlay.id === 'condition-number') {
    // A band is the region up to its level: the largest comes first.
    const fills = overlay.bands.map(({ rings }, k) => ({ rings, color: ramp(k / count) })).reverse();
    return { base: ramp(count === 0 ? 0 : 1), fills, strongLines: [], undefinedRegion };
  }
  return {
    base: ramp(0),
    fills: overlay.bands.map(({ rings }, k) => ({ rings, color: ramp((k + 1) / count) })),
    strongLines: overlay.bands.filter(({ level }) => level === 0).flatMap(({ lines }) => lines),
    undefinedRegion,
  };
}

/** Names of overlays in the window, and their signs on the colour bar. */
export const OVERLAY_WORDS: Readonly<Record<OverlayId, { readonly name: string; readonly sign: string }>> = {
  'condition-number': { name: 'κ (condition number)', sign: 'κ' },
  definiteness: { name: 'convex, concave, saddle', sign: '' },
  'smallest-eigenvalue': { name: 'λmin (least curvature)', sign: 'λmin' },
  'largest-eigenvalue': { name: 'λmax (largest curvature)', sign: 'λmax' },
  'gradient-norm': { name: '∥∇f∥ (steepness)', sign: '∥∇f∥' },
};
