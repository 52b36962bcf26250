import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const api = path.resolve(import.meta.dirname, "../../../app/api");

/** Limited by what they are about: a link, a record, or who signed the call. */
const BY_THEMSELVES = [
  "auth/[...nextauth]", // guesses by place (024)
  "invitation", // by link
  "registrations/[id]/resend", // a pause, and so many a registration
  "reminders/unsubscribe", // by link, and changes nothing twice
  "reset-password", // by link
  "verify", // by link: guesses, and what is set
  "webhooks/carrier", // signed
  "webhooks/stripe", // signed
];

const changes = (source: string): boolean => /export const (?:POST|PUT|PATCH|DELETE) =/.test(source);
const limits = (source: string): boolean =>
  /requireActor|enterDrawFrom|registerFrom|placeOrderFrom|requestPasswordResetFrom|resendFrom/.test(source);

it("every call of the API by which a shopper or a visitor changes something is limited", () => {
  const unlimited = globSync("**/route.ts", { cwd: api })
    .filter((file) => !file.startsWith("fulfillment/"))
    .filter((file) => {
      const source = readFileSync(path.join(api, file), "utf8");
      return changes(source) && !limits(source);
    });
  expect(unlimited.map((file) => path.dirname(file)).toSorted()).toEqual(BY_THEMSELVES);
});
