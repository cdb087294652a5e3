/** Module hooks that give the built main process the stand-in where it asks for `electron`. */
const STAND_IN = new URL('electron.ts', import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context);
}
