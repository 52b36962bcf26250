const HOUR_SECONDS = 3600;

/** The execution of a draw looks at its drop at least this often while entries are taken, and at its line. */
export const LONGEST_ENTRIES_WAIT_SECONDS = 25 * 24 * HOUR_SECONDS;
export const MOST_ENTRIES_WAITS = 6;
/** Where a clock runs ahead of the other, it looks in vain: so often at most before the entries have closed, and so often after. */
export const MOST_ENTRIES_LOOKS = 300;
/** Where the beacon is away when the entries have closed, it is asked for the chain each minute of the first hour, then every ten, later each thirtieth of the time since: 300 looks last for half a year. */
export const SOON_WITHIN_SECONDS = HOUR_SECONDS;
export const SOON_SECONDS = 60;
export const LATER_SECONDS = 600;
export const LATER_SHARE = 1 / 30;
/** So long after its time a round is still waited for, though the drop is over meanwhile: who entered is not to lose by that. */
export const LONGEST_ROUND_WAIT_SECONDS = 24 * HOUR_SECONDS;
/** The same of a drop that a manager has closed: no order would begin. */
export const CLOSED_ROUND_WAIT_SECONDS = 60;
export const LONGEST_LINE_WAIT_SECONDS = 6 * HOUR_SECONDS;
/** Then another execution takes over: one takes 3000 operations at most. https://docs.aws.amazon.com/lambda/latest/dg/durable-functions-quotas.html */
export const MOST_LINE_TURNS = 150;
/** Between two looks whether orders that were begun have come to their pairs: twice as long each time, up to this. */
export const LONGEST_HOLD_PAUSE_SECONDS = 300;
