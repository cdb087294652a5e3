import type { Optimizer, Setting, Settings } from './optimizer.ts';

/** Why a value cannot be this setting's, or null where it can. */
export function checkSetting(spec: Setting, value: number): string | null {
  const inside =
    value >= spec.minimum && (spec.open === 'maximum' ? value < spec.maximum : value <= spec.maximum);
  return inside ? null : `${spec.name} must be ${describeRange(spec)}.`;
}

function describeRange({ minimum, maximum, open }: Setting): string {
  if (maximum === Number.MAX_VALUE) return `a finite number of at least ${minimum}`;
  return open === 'maximum' ? `from ${minimum} to below ${maximum}` : `from ${minimum} to ${maximum}`;
}

/**
 * All settings of an optimizer: the chosen ones, the rest at their defaults.
 * @throws RangeError for an unknown name or a value out of range
 */
export function settingsOf(optimizer: Optimizer, chosen: Settings): Settings {
  const specs = new Map(optimizer.settings.map((spec) => [spec.name, spec]));
  for (const [name, value] of Object.entries(chosen)) {
    const spec = specs.get(name);
    if (spec === undefined) {
      throw new RangeError(`${optimizer.id} has no setting ${name}; it has ${[...specs.keys()].join(', ')}.`);
    }
    const problem = checkSetting(spec, value);
    if (problem !== null) throw new RangeError(problem);
  }
  return Object.fromEntries(optimizer.settings.map((spec) => [spec.name, chosen[spec.name] ?? spec.default]));
}
