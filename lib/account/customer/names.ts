import "server-only";
import { getCustomer } from "@/lib/account/customer/store";
import { memoByKey } from "@/lib/platform/memo";

const FRESH_FOR_MS = 60_000;
const MOST_KEPT = 500;

/** A customer's first name, at most a minute old in each instance; null where there is no such customer. For the desk, which asks for the same few again and again. */
export const nameOf = memoByKey(
  FRESH_FOR_MS,
  MOST_KEPT,
  async (customerId): Promise<string | null> => (await getCustomer(customerId))?.firstName ?? null,
);
