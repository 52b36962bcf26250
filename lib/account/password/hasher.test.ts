import { argon2Sync, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { argon2id } from "@/lib/account/password/hasher";

/** The cheapest there is: what is tested is the queue. */
const cheap = (message: string) => ({
  message,
  nonce: randomBytes(16),
  memory: 8,
  passes: 1,
  parallelism: 1,
  tagLength: 32,
});

it("is Node's own Argon2id, whoever waits beside", async () => {
  const asked = Array.from({ length: 20 }, (_, i) => cheap(`password ${i}`));
  const keys = await Promise.all(asked.map(argon2id));
  expect(keys).toEqual(asked.map((parameters) => argon2Sync("argon2id", parameters)));
});

it("so many may wait; one more is told when to come back, and the next finds a place again", async () => {
  const answers = await Promise.allSettled(Array.from({ length: 200 }, () => argon2id(cheap("a password"))));
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toHaveLength(39);
  for (const reason of refused) expect(reason).toMatchObject({ code: "temporarily_unavailable", retryAfterSeconds: 4 });
  await expect(argon2id(cheap("a password"))).resolves.toHaveLength(32);
});

it("what cannot be done is told to who asked, and holds nobody else up", async () => {
  const [bad, good] = await Promise.allSettled([argon2id({ ...cheap("x"), tagLength: -1 }), argon2id(cheap("x"))]);
  expect([bad?.status, good?.status]).toEqual(["rejected", "fulfilled"]);
});
