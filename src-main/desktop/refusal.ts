/** What main does not do, in words for the person: the end of a sentence without its full stop. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
