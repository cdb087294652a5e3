/**
 * Prints one line a goal; where one is not met the command ends with exit code 1.
 *
 * @param {readonly { name: string, value: number, most: number, unit: string }[]} goals
 */
export function judge(goals) {
  console.log('');
  for (const { name, value, most, unit } of goals) {
    // NaN, where nothing could be measured, meets no goal.
    const met = value <= most;
    if (!met) process.exitCode = 1;
    const digits = Number.isInteger(most) && Number.isInteger(value) ? 0 : 1;
    console.log(
      `${met ? 'met    ' : 'NOT met'} ${name}: ${value.toFixed(digits)} of at most ${most.toFixed(digits)} ${unit}`,
    );
  }
}
