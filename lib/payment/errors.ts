import { Stripe } from "stripe";
import { TerminalError } from "@/lib/errors";

const isTerminal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripeCardError ||
  error instanceof Stripe.errors.StripeIdempotencyError;

/** Splits the provider's errors: what it refuses stays refused (TerminalError), everything else is worth another try. */
export async function terminalWhenRefused<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (isTerminal(error))
      throw new TerminalError(error instanceof Error ? error.message : "refused by the payment provider", {
        cause: error,
      });
    throw error;
  }
}
