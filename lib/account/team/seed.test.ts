import { expect, it } from "vitest";
import { findCustomerByEmail, replacePassword } from "@/lib/account/customer/store";
import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { seedStaff } from "@/lib/account/team/seed";
import { useTable } from "@/workflows/testing/table";

useTable();

let made = 0;
const member = (password: string, email = `staff${++made}@example.com`) => ({ email, password });

async function hashOf(email: string) {
  const customer = await findCustomerByEmail(email);
  if (!customer) throw new Error(`${email} is not there`);
  return customer;
}
const opens = async (email: string, password: string) => verifyPassword(password, (await hashOf(email)).passwordHash);

it("makes the account once: a restart changes nothing", async () => {
  const first = member("first password");
  await seedStaff(first);
  const before = await hashOf(first.email);
  expect(before).toMatchObject({ role: "manager", verifiedAt: expect.any(String) });
  await seedStaff(first);
  expect(await hashOf(first.email)).toEqual(before);
});

it("gives the account another password where the last one was the seed's own", async () => {
  const first = member("first password");
  await seedStaff(first);
  await seedStaff({ ...first, password: "second password" });
  await seedStaff({ ...first, password: "third password" });
  expect(await opens(first.email, "third password")).toBe(true);
});

it("never undoes a change of password by its owner, whatever the seed says", async () => {
  const first = member("first password");
  await seedStaff(first);
  const { customerId, passwordHash } = await hashOf(first.email);
  const mine = { passwordHash: await hashPassword("my own password"), passwordSetAt: new Date().toISOString() };
  expect(await replacePassword(customerId, mine, passwordHash)).toBe(true);
  await seedStaff(first);
  await seedStaff({ ...first, password: "second password" });
  expect(await opens(first.email, "my own password")).toBe(true);
});

it("makes a member the manager, or what the seed says", async () => {
  const [first, second] = [member("a password"), { ...member("a password"), role: "fulfillment" as const }];
  await seedStaff(first);
  await seedStaff(second);
  expect(await hashOf(first.email)).toMatchObject({ role: "manager" });
  expect(await hashOf(second.email)).toMatchObject({ role: "fulfillment" });
});
