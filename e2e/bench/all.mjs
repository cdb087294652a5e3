/** `npm run bench`: one part after the other, so that they do not disturb each other. */
await import('./load.mjs');
await import('./kernel.mjs');
await import('./descent.mjs');
await import('./sweep.mjs');
await import('./overlays.mjs');
await import('./edit.mjs');
await import('./critical-points.mjs');
await import('./memory.mjs');
await import('./export.mjs');
await import('./film.mjs');
