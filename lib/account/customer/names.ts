import { getCustomer } from "@/lib/account/customer/store";

const FRESH_FOR_MS = 60_000;
const known = new Map<string, { readonly name: Promise<string | null>; readonly atMs: number }>();

const read = async (customerId: string): Promise<string | null> => (await getCustomer(customerId))?.firstName ?? null;

/** First name of a member of the team, at most a minute old; null for nobody. For the desk, which asks for the same few again and again. */
export function nameOf(customerId: string): Promise<string | null> {
  const hit = known.get(customerId);
  if (hit && Date.now() - hit.atMs < FRESH_FOR_MS) return hit.name;
  const name = read(customerId);
  known.set(customerId, { name, atMs: Date.now() });
  name.catch(() => known.delete(customerId));
  return name;
}
