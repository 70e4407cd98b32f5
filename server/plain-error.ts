/** An error whose message is all that the person at the terminal needs: it is printed as it is, with no stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}
