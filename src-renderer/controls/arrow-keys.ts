const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * The direction of an arrow key, y upwards, times its stride: 1, with Shift ten times as far, with
 * Alt a tenth. Null for any other key.
 */
export function arrowStride(event: KeyboardEvent): readonly [number, number] | null {
  const direction = DIRECTIONS[event.key];
  if (direction === undefined || event.ctrlKey || event.metaKey) return null;
  const stride = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
  return [direction[0] * stride, direction[1] * stride];
}
