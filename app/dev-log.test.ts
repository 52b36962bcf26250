import { expect, it } from "vitest";
import nextConfig from "../next.config";

const { logging } = nextConfig;
const isPrinted = (url: string): boolean =>
  typeof logging === "object" && typeof logging.incomingRequests === "object"
    ? !logging.incomingRequests.ignore?.some((pattern) => pattern.test(url))
    : true;

it.each(["/verify", "/reset-password", "/invitation", "/answer", "/reminders/confirm", "/api/reminders/unsubscribe"])(
  "npm run dev prints no token of a link to %s",
  (path) => {
    expect(isPrinted(`${path}?token=x`)).toBe(false);
    expect(isPrinted(`${path}?lang=en&token=x`)).toBe(false);
    expect(isPrinted(path)).toBe(true);
  },
);

it("npm run dev prints nothing of what was typed into a form", () =>
  expect(logging).toMatchObject({ serverFunctions: false }));
