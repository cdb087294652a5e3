import type { Choices, NumberSetting, Optimizer, Setting, Settings } from './optimizer.ts';

/**
 * Why a value cannot be this setting's, or null where it can.
 * @param called as it is called where the value was given
 */
export function checkSetting(spec: Setting, value: number | string, called = spec.name): string | null {
  const isFit =
    spec.kind === 'choice'
      ? typeof value === 'string' && spec.options.includes(value)
      : typeof value === 'number' && isInside(spec, value);
  return isFit ? null : `${called} must be ${describeRange(spec)}.`;
}

function isInside({ minimum, maximum, open, of }: NumberSetting, value: number): boolean {
  if (of === 'whole-numbers' && !Number.isInteger(value)) return false;
  const above = open === 'minimum' ? value > minimum : value >= minimum;
  return above && (open === 'maximum' ? value < maximum : value <= maximum);
}

/** The values that a setting may have, in words. */
export function describeRange(spec: Setting): string {
  if (spec.kind === 'choice') return spec.options.join(' or ');
  const { minimum, maximum, open, of } = spec;
  const what = of === 'whole-numbers' ? 'a whole number ' : '';
  const from = open === 'minimum' ? `above ${minimum}` : minimum;
  if (maximum === Number.MAX_VALUE)
    return `a finite number ${open === 'minimum' ? from : `of at least ${minimum}`}`;
  return `${what}from ${from} to ${open === 'maximum' ? 'below ' : ''}${maximum}`;
}

/** What has settings: an optimizer, or a schedule of learning rates. */
export type Configurable = Pick<Optimizer, 'id' | 'settings'>;

/**
 * All settings of an optimizer: the chosen ones, the rest at their defaults.
 * @throws RangeError for an unknown name or a value out of range
 */
export function settingsOf({ id, settings }: Configurable, chosen: Settings): Settings {
  const specs = new Map(settings.map((spec) => [spec.name, spec]));
  for (const [name, value] of Object.entries(chosen)) {
    const spec = specs.get(name);
    if (spec === undefined) {
      const names = [...specs.keys()].join(', ') || 'none';
      throw new RangeError(`${id} has no setting ${name}; it has ${names}.`);
    }
    const problem = checkSetting(spec, value);
    if (problem !== null) throw new RangeError(problem);
  }
  return Object.fromEntries(settings.map((spec) => [spec.name, chosen[spec.name] ?? spec.default]));
}

/** The number settings alone. */
export function numbersOf(settings: Settings): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, value] as const] : [],
    ),
  );
}

/** The choices alone. */
export function choicesOf(settings: Settings): Choices {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
