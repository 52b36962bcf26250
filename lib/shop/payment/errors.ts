import { Stripe } from "stripe";
import { TerminalError } from "@/lib/platform/errors";

/** Whether the provider has understood and said no: the same request will never do. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripeCardError ||
  error instanceof Stripe.errors.StripeIdempotencyError;

/** Whether the provider has refused with this code. https://docs.stripe.com/error-codes */
export const isRefusedWith = (error: unknown, code: string): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === code;

/** Undefined where the provider does not know what was asked for. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isRefusedWith(error, "resource_missing")) return undefined;
    throw error;
  }
}

/** Splits the provider's errors: what it refuses stays refused (TerminalError), everything else is worth another try. */
export async function terminalWhenRefused<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (isRefusal(error))
      throw new TerminalError(error instanceof Error ? error.message : "refused by the payment provider", {
        cause: error,
      });
    throw error;
  }
}
