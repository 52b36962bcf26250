/**
 * Makes verified shoppers, each with a session, straight in the table: a crowd that signed up one by one over HTTP would take
 * minutes of password hashing and measure that. Bundled by `shoppers.ts`, run with the environment of the store.
 */
import { getCustomer, markCustomerVerified, putCustomer } from "@/lib/account/customer/store";
import { encodeToken } from "@/lib/account/session/token";
import { beginSession } from "@/lib/account/session/transitions";
import { digestId, type CustomerId } from "@/lib/platform/ids";
import { personOf } from "./person.ts";

const VERIFIED_DAYS_AGO = 10;
const COUNT_AT_ONCE = 50;

async function makeShopper(index: number): Promise<string> {
  const customerId: CustomerId = `cus_${digestId("bench", String(index))}`;
  const { email, firstName, lastName } = personOf(index);
  const at = new Date(Date.now() - VERIFIED_DAYS_AGO * 86_400_000).toISOString();
  await putCustomer({ customerId, email, firstName, lastName, passwordHash: "none", role: "customer", createdAt: at });
  await markCustomerVerified(customerId, at);
  const customer = await getCustomer(customerId);
  const begun = customer && (await beginSession(customer, { device: "Bench", network: "bench" }, Date.now()));
  if (!begun) throw new Error(`${email} has no session`);
  return `next-auth.session-token=${await encodeToken({ sub: customerId, sid: begun.secret }, begun.session.endsAt)}`;
}

const [first = 0, count = 0] = process.argv.slice(2).map(Number);
const cookies: string[] = [];
while (cookies.length < count) {
  const size = Math.min(COUNT_AT_ONCE, count - cookies.length);
  const made = Array.from({ length: size }, (_, i) => makeShopper(first + cookies.length + i));
  cookies.push(...(await Promise.all(made)));
}
process.stdout.write(JSON.stringify(cookies));
