/** Every failure a user can meet: its HTTP status and a title in the user's words (RFC 9457). */
const CATALOG = {
  malformed_json: [400, "The request is not valid JSON."],
  malformed_form: [400, "The form cannot be read. Open the page again and send it once more."],
  malformed_url: [400, "This address cannot be read. Check the link, or start from the first page."],
  invalid_signature: [400, "The signature does not match."],
  token_invalid: [400, "This link is not valid. Use the newest mail we sent you."],
  unauthenticated: [401, "Sign in first."],
  password_required: [403, "Enter the password that was chosen at sign-up, or set a new one."],
  forbidden: [403, "This is not open to you."],
  second_factor_needed: [401, "Enter the code of your authenticator app."],
  second_factor_wrong: [401, "This code is not right, or was used before. Wait for the next one."],
  wrong_password: [403, "This is not your password."],
  staff_account: [403, "This account belongs to the team: a manager deactivates it."],
  second_factor_required: [403, "Set up your second factor first: your team requires one."],
  email_not_verified: [403, "Verify your e-mail address first: the link is in your inbox."],
  not_found: [404, "There is nothing here."],
  drop_not_found: [404, "No drop is announced yet."],
  method_not_allowed: [405, "This address does not take that method."],
  challenge_required: [403, "Your browser has to do a small sum first, so that machines do not go ahead of people."],
  challenge_invalid: [
    403,
    "The sum that your browser did does not count: it is wrong, too old, or was for something else.",
  ],
  challenge_used: [403, "The sum that your browser did has been used before. Try again: it does another one."],
  already_verified: [409, "This address is already verified."],
  registration_expired: [
    409,
    "This sign-up has run out, or a newer one took its place. Open the newest mail, or sign up again.",
  ],
  already_ordered: [409, "You already have an order in this drop: one pair each."],
  too_many_holds: [
    409,
    "Too many pairs were held for you in this drop and not paid for, or an order of yours was turned down. Others get their turn first.",
  ],
  sold_out: [409, "This size is sold out."],
  drop_closed: [409, "The drop is not open."],
  drop_paused: [409, "The drop is paused. Keep the page open: it says when it goes on."],
  draw_only: [409, "This drop is drawn: enter it instead of ordering. What is left after the draw can be ordered."],
  not_a_draw: [409, "This drop is not drawn: order as long as there are pairs."],
  entries_closed: [409, "The entries of this draw are closed."],
  already_entered: [409, "You are in this draw already: one entry each. Withdraw it first to enter anew."],
  not_overridable: [
    409,
    "This entry can no longer be decided on by hand: the entries have closed, or it was withdrawn. What was decided before stays.",
  ],
  drop_exists: [409, "There is another drop of this name already. Choose another one."],
  drop_not_published: [409, "This drop is a draft: publish it first."],
  drop_not_open: [409, "This drop has not opened yet."],
  drop_already_open: [409, "This drop has opened: it can be paused, restocked and closed, and no longer edited."],
  drop_not_closed: [409, "This drop is still to come or on sale: close it first."],
  drop_archived: [409, "This drop is archived."],
  not_cancellable: [409, "This order can no longer be cancelled."],
  not_withdrawable: [409, "There is nothing to withdraw from: this order was not paid for, or has already ended."],
  withdrawal_expired: [409, "The 14 days in which you could withdraw from this contract are over."],
  already_inspected: [409, "Someone has already decided on this return. Reload the page to see how."],
  not_received: [409, "This return is not back with us, or has ended. Only a pair that is here can be inspected."],
  not_appealable: [
    409,
    "There is no decision on this order that can be looked at again, or the time to ask has run out.",
  ],
  already_appealed: [409, "You have asked us to look again already: once an order. The answer comes by mail."],
  already_answered: [409, "This appeal has already been answered."],
  last_manager: [409, "A team keeps at least one manager. Make another colleague a manager first."],
  already_member: [409, "This address belongs to a colleague already. Change that account instead."],
  address_taken: [409, "This address belongs to a shopper's account. Invite another address."],
  team_full: [409, "The team has no room for more members."],
  already_decided: [409, "This order has already been decided."],
  not_awaiting_approval: [409, "This order is not waiting for a decision."],
  already_packed: [409, "This parcel is packed already: its address can no longer be changed."],
  wrong_pair: [409, "This is another pair. Put it back, and take the one on the list."],
  not_packable: [409, "This order cannot be packed now. Open it to see why."],
  authorization_too_short: [409, "The card's authorisation ends before that. Choose fewer hours, or decide now."],
  question_open: [409, "A colleague asked the shopper at the same moment. Read that question first."],
  policy_changed: [
    409,
    "A colleague changed this policy meanwhile. Reload the page to see how, then save again if you like.",
  ],
  engine_unknown: [
    409,
    "This version of the store brings no engine of that name. Reload the page and choose another one.",
  ],
  undo_too_late: [409, "This decision counts already, or is another reviewer's. It cannot be taken back."],
  not_running: [409, "This execution has already ended."],
  token_used: [409, "This link has done its work already: it works once."],
  token_expired: [
    410,
    "This link has run out, or a newer sign-up took its place. Open the newest mail, or sign up again.",
  ],
  body_too_large: [413, "The request is too large."],
  idempotency_key_reused: [
    422,
    "This page has already sent an order. Reload it to see what became of that, then order again if you like.",
  ],
  unsupported_media_type: [415, "Send this as JSON in UTF-8, with the header Content-Type: application/json."],
  validation_failed: [422, "Some of what you entered needs another look."],
  rate_limited: [429, "Too many attempts. Wait a moment and try again."],
  internal_error: [500, "Something broke on our side. Nothing you did is lost; try again."],
  overloaded: [503, "Very many people are here at this moment. Nothing was ordered or lost; try again shortly."],
  temporarily_unavailable: [
    503,
    "We cannot reach part of the store right now. Nothing is lost; try again in a moment.",
  ],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof CATALOG;

/** One thing wrong with the input: `field` is the path into the body, empty for the body as a whole. */
export interface FieldIssue {
  readonly field: string;
  readonly message: string;
}

interface AppErrorOptions {
  readonly detail?: string;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A failure that a user sees. `message` is in the user's words; the edge maps it once to a response. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? CATALOG[code][1], { cause: options.cause });
    this.code = code;
    this.status = CATALOG[code][0];
    this.issues = options.issues ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export const isAppError = (error: unknown, code?: ErrorCode): error is AppError =>
  error instanceof AppError && (code === undefined || error.code === code);

/** A failure that trying again cannot mend: workflows compensate instead of retrying. */
export class TerminalError extends Error {
  override readonly name = "TerminalError";
}
