import { networkOf, type HeaderReader } from "@/lib/platform/http/client";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";

/** Changes from one network, of all kinds together: a campus in a drop is fine, where a machine fires as it can is not. */
const PER_NETWORK = { max: 12_000, windowSeconds: 60 };
/** A household or an office costs the table nothing. */
const FREE_OF_COUNTING = 300;

/** Counts a change for the network that it comes from. @throws AppError rate_limited */
export const limitNetwork = (headers: HeaderReader): Promise<void> =>
  rateLimitBeyond(FREE_OF_COUNTING, { key: `network:${networkOf(headers)}`, ...PER_NETWORK });
