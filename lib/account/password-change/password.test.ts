import { randomUUID } from "node:crypto";
import { MessageRejected } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/account/session/authenticate";
import { ses } from "@/lib/platform/aws/clients";
import { hashPassword } from "@/lib/account/password/hash";
import { changePassword } from "@/lib/account/password-change/server";
import { getCustomer } from "@/lib/account/customer/store";
import { pendingEntries } from "@/lib/platform/durable/outbox";
import { register } from "@/lib/account/registration/server";
import { findRegistration } from "@/lib/account/registration/store";
import { handler as sweep } from "@/workflows/sweep/handler";
import { newShopper } from "@/workflows/testing/people";
import { startServices, type Services } from "@/workflows/testing/services";

const OLD = "the old password";
const NEW = "the new password";
const CHANGED = "Your password was changed";

let services: Services;
beforeAll(async () => {
  services = await startServices();
  process.env["AWS_ENDPOINT_URL_LAMBDA"] = "http://127.0.0.1:9"; // nothing is started here
});
afterAll(() => services.stop());

const shopper = async () => newShopper(await hashPassword(OLD));

describe("a change of password", () => {
  it("is one change and one mail, however often it is asked for", async () => {
    const viewer = await shopper();
    const changed = await changePassword(viewer, { currentPassword: OLD, password: NEW });
    expect(await changePassword(viewer, { currentPassword: OLD, password: NEW })).toEqual(changed);
    expect(await getCustomer(viewer.customerId)).toEqual(changed);
    expect(await authenticate(viewer.email, NEW)).toBeDefined();
    expect(await services.subjects(viewer.email)).toEqual([CHANGED]);
  });

  it("wants the current password, and has a limit for guesses", async () => {
    const viewer = await shopper();
    const guess = () => changePassword(viewer, { currentPassword: "a guess", password: NEW });
    await expect(guess()).rejects.toMatchObject({ code: "validation_failed" });
    const more = await Promise.allSettled(Array.from({ length: 12 }, guess));
    expect(more.map((answer) => (answer.status === "rejected" ? answer.reason.code : "none"))).toContain(
      "rate_limited",
    );
    expect(await authenticate(viewer.email, OLD)).toBeDefined();
  });

  it("of two at the same moment one is kept", async () => {
    const viewer = await shopper();
    const answers = await Promise.allSettled(
      ["password one", "password two"].map((password) => changePassword(viewer, { currentPassword: OLD, password })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const kept = answers[0]?.status === "fulfilled" ? "password one" : "password two";
    expect(await authenticate(viewer.email, kept)).toBeDefined();
  });

  it("goes through although its address takes no mail, and is not tried for ever", async () => {
    const viewer = await shopper();
    const refusal = vi.spyOn(ses(), "send").mockRejectedValue(new MessageRejected({ message: "no", $metadata: {} }));
    await changePassword(viewer, { currentPassword: OLD, password: NEW });
    refusal.mockRestore();
    expect((await pendingEntries(-1000)).filter(({ id }) => id === viewer.customerId)).toEqual([]);
  });

  it("is told later when the mail could not go out at once", async () => {
    const viewer = await shopper();
    const outage = vi.spyOn(ses(), "send").mockRejectedValue(new Error("no mail today"));
    await changePassword(viewer, { currentPassword: OLD, password: NEW });
    outage.mockRestore();
    expect(await services.subjects(viewer.email)).toEqual([]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    await sweep().finally(() => vi.useRealTimers());
    expect(await services.subjects(viewer.email)).toEqual([CHANGED]);
  });
});

it("registrations beyond the limit of an address leave nothing behind, however many come at once", async () => {
  const email = `${randomUUID()}@example.com`;
  const attempt = (password: string) => register({ email, firstName: "A", lastName: "B", password });
  const first = await Promise.all(Array.from({ length: 20 }, (_, i) => attempt(`a password, no. ${i}`)));
  const before = await pendingEntries(-1000);
  const refused = await Promise.allSettled(Array.from({ length: 4 }, () => attempt("one too many")));
  expect(refused.map((answer) => (answer.status === "rejected" ? answer.reason.code : "none"))).toEqual(
    Array(4).fill("rate_limited"),
  );
  expect(await pendingEntries(-1000)).toHaveLength(before.length);
  expect(await findRegistration(first[0]?.registrationId ?? "")).toBeDefined();
  expect(await attempt("a password, no. 0")).toEqual(first[0]); // a repeat does not count
});
