/** A mistake of the person who started it: told in one line, without a stack. */
export class UserError extends Error {
  override readonly name = "UserError";
}
