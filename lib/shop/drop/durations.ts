const DAY_SECONDS = 24 * 3600;

/** An execution of a drop looks at its record at least this often. */
export const LONGEST_DROP_WAIT_SECONDS = 25 * DAY_SECONDS;
/** Then another execution takes over: none may run for more than a year. https://docs.aws.amazon.com/lambda/latest/dg/durable-configuration.html */
export const MOST_DROP_WAITS = 12;
