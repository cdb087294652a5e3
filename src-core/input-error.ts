/**
 * What a person typed, chose or asked for cannot be; the message is for them. Whatever else is thrown,
 * a plain RangeError of the language included, is a fault of ours.
 */
export class InputError extends RangeError {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** The result of checking something that a person gave: what is out of range is theirs. */
export function checkInput<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(error.message);
    throw error;
  }
}
