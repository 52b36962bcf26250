/** Something the person at the keyboard can put right: the message alone is shown. */
export class UserError extends Error {
  override readonly name = "UserError";
}
