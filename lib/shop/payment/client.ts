import { Stripe } from "stripe";
import { env } from "@/lib/platform/env";

let made: Stripe | undefined;

/** The one Stripe client. Where it talks to is configuration, not code. */
export function stripe(): Stripe {
  if (made) return made;
  const { protocol, hostname, port } = new URL(env("STRIPE_API_URL"));
  made = new Stripe(env("STRIPE_SECRET_KEY"), {
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
  });
  return made;
}
