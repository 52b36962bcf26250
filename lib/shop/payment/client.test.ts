import http from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function clientAt(url: string) {
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_client");
  vi.stubEnv("STRIPE_API_URL", url);
  return (await import("@/lib/shop/payment/client")).stripe;
}

it("calls the provider where the configuration says, with our key", async () => {
  const asked: (string | undefined)[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url, request.headers.authorization);
    response.writeHead(200, { "content-type": "application/json" }).end('{"id": "pi_1"}');
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const stripe = await clientAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await stripe().paymentIntents.retrieve("pi_1")).toMatchObject({ id: "pi_1" });
  expect(asked).toEqual(["/v1/payment_intents/pi_1", "Bearer sk_test_client"]);
  server.closeAllConnections();
  server.close();
});

it.each([
  ["https://api.stripe.com", "https", "api.stripe.com", 443],
  ["http://stripe.test", "http", "stripe.test", 80],
  ["http://127.0.0.1:4242", "http", "127.0.0.1", 4242],
])("%s is read with the port of its protocol", async (url, protocol, host, port) => {
  const stripe = await clientAt(url);
  const read = (["protocol", "host", "port"] as const).map((field) => stripe().getApiField(field));
  expect(read).toEqual([protocol, host, port]);
});

it("is made once", async () => {
  const stripe = await clientAt("https://api.stripe.com");
  expect(stripe()).toBe(stripe());
});
