export const DAY_SECONDS = 86_400;

/**
 * When DynamoDB may delete an item, in whole Unix seconds, never sooner than it is to be kept for: so many seconds after a time in
 * milliseconds. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const ttlAfter = (fromMs: number, keepSeconds = 0): number => Math.ceil(fromMs / 1000) + keepSeconds;
