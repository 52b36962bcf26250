import { Stripe } from "stripe";
import { describe, expect, it } from "vitest";
import { TerminalError } from "@/lib/platform/errors";
import { isRefusal, terminalWhenRefused } from "@/lib/shop/payment/errors";

/** The error that the SDK makes of an answer of the provider. https://docs.stripe.com/api/errors */
const answered = (statusCode: number, type: string, code?: string) =>
  Stripe.errors.generateV1Error({ statusCode, type, code, message: `HTTP ${statusCode}` } as never);

const refusals = {
  "a parameter that is wrong": answered(400, "invalid_request_error"),
  "an operation that the state does not allow": answered(
    400,
    "invalid_request_error",
    "payment_intent_unexpected_state",
  ),
  "an object that is not there": answered(404, "invalid_request_error", "resource_missing"),
  "a card that is declined": answered(402, "card_error", "card_declined"),
  "an idempotency key with other parameters": answered(400, "idempotency_error"),
};

const passing = {
  "a request under the same key that is still in progress": answered(
    409,
    "invalid_request_error",
    "idempotency_key_in_use",
  ),
  "a limit of rate": answered(429, "invalid_request_error", "rate_limit"),
  "a lock on the object": answered(429, "invalid_request_error", "lock_timeout"),
  "a key of the API that is wrong, until we mend it": answered(401, "invalid_request_error"),
  "a permission that is missing, until we mend it": answered(403, "invalid_request_error"),
  "an error of the provider": answered(500, "api_error"),
  "a connection that broke": new Stripe.errors.StripeConnectionError({ message: "reset", type: "api_error" } as never),
  "an error of our own": new TypeError("x is undefined"),
  "what is no error": "thrown",
};

describe("terminal is", () => {
  it.each(Object.entries(refusals))("%s", async (_, error) => {
    expect(isRefusal(error)).toBe(true);
    const terminal = await terminalWhenRefused(Promise.reject(error)).catch((thrown: unknown) => thrown);
    expect(terminal).toBeInstanceOf(TerminalError);
    expect(terminal).toMatchObject({ message: error.message, cause: error });
  });
});

describe("worth another try is, and thrown as it is", () => {
  it.each(Object.entries(passing))("%s", async (_, error) => {
    expect(isRefusal(error)).toBe(false);
    await expect(terminalWhenRefused(Promise.reject(error as Error))).rejects.toBe(error);
  });
});

it("an answer passes through", async () => expect(await terminalWhenRefused(Promise.resolve("yes"))).toBe("yes"));
