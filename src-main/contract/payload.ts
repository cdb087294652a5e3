/** What may come over from the window: each check takes whatever it is given and gives it back typed, or refuses it in words. */

/** What the window sent is not what the contract says. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * @param what stands at the beginning of a refusal
 * @throws PayloadError
 */
export type Check<Value> = (value: unknown, what: string) => Value;

export const nothing: Check<undefined> = (value, what) => {
  if (value !== undefined) throw new PayloadError(`${what} takes nothing.`);
  return undefined;
};

/** A text of at most so many characters, of a certain shape where one is given. */
export const text =
  (longest: number, shape = /^/): Check<string> =>
  (value, what) => {
    if (typeof value !== 'string') throw new PayloadError(`${what} must be a text.`);
    if (value.length > longest) throw new PayloadError(`${what} is longer than ${longest} characters.`);
    if (!shape.test(value)) throw new PayloadError(`${what} has not the right shape.`);
    return value;
  };

export const bytes =
  (most: number): Check<Uint8Array> =>
  (value, what) => {
    if (!(value instanceof Uint8Array)) throw new PayloadError(`${what} must be bytes.`);
    if (value.byteLength > most) throw new PayloadError(`${what} has more than ${most} bytes.`);
    return value;
  };

export const flag: Check<boolean> = (value, what) => {
  if (typeof value !== 'boolean') throw new PayloadError(`${what} must be true or false.`);
  return value;
};

export const oneOf =
  <const Word extends string>(...words: readonly Word[]): Check<Word> =>
  (value, what) => {
    const word = words.find((each) => each === value);
    if (word === undefined) throw new PayloadError(`${what} must be one of: ${words.join(', ')}.`);
    return word;
  };

export const orNull =
  <Value>(check: Check<Value>): Check<Value | null> =>
  (value, what) =>
    value === null ? null : check(value, what);

type Fields = Readonly<Record<string, Check<unknown>>>;
type RecordOf<Checks extends Fields> = { readonly [Name in keyof Checks]: ReturnType<Checks[Name]> };

/** An object with these fields and no others. */
export const record =
  <Checks extends Fields>(fields: Checks): Check<RecordOf<Checks>> =>
  (value, what) => {
    if (typeof value !== 'object' || value === null) throw new PayloadError(`${what} must be an object.`);
    const surplus = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (surplus !== undefined) throw new PayloadError(`${what} has a field that is not known.`);
    const given = value as Record<string, unknown>;
    const checked = Object.entries(fields).map(([name, check]) => [
      name,
      check(Object.hasOwn(given, name) ? given[name] : undefined, `${what}: ${name}`),
    ]);
    return Object.fromEntries(checked) as RecordOf<Checks>;
  };
