import { isDeepStrictEqual } from "node:util";
import { expect, it, vi } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { allListings } from "@/lib/shop/listing/store";
import { mailsSentAbout } from "@/lib/shop/order/mails";
import type { OrderStatus } from "@/lib/shop/order/schema";
import { localEngine } from "@/workflows/testing/local-engine";
import { newShopper, order, pay, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

const sizes = [{ size: "42", pairs: 10 }]; // one shard: the first order of it writes once more
const services = useServices(localEngine, { sizes, perMailbox: 1, perDoor: 4, perCard: 4 });
const WRITES = { toPlace: 4, toPaymentPage: 11, toReview: 9 };

const PATIENCE = { timeout: 60_000, interval: 50 };

/** All that was ever written to the table, by requests and by the workers. */
async function writes(): Promise<number> {
  const headers = { authorization: "AWS4-HMAC-SHA256" };
  const answer = await fetch(`${process.env["AWS_ENDPOINT_URL_DYNAMODB"]}/_local/calls`, { headers });
  const { PutItem = 0, UpdateItem = 0, DeleteItem = 0 } = (await answer.json()) as Partial<Record<string, number>>;
  return PutItem + UpdateItem + DeleteItem;
}

/** Until the order is there, its shopper has so many mails, and the desk lists it: nothing more is written then. */
async function untilCalm(orderId: Awaited<ReturnType<typeof order>>, status: OrderStatus, mails: number) {
  const found = await untilOrder(orderId, (one) => one.status === status);
  const listed = async () => (await allListings(found.dropId)).find((listing) => listing.orderId === orderId);
  await vi.waitFor(async () => {
    expect(await listed()).toMatchObject({ status });
    expect(await mailsSentAbout(found)).toHaveLength(mails);
  }, PATIENCE);
}

async function sell(line1: string, phone: string) {
  const shopper = await newShopper();
  const before = await writes();
  const orderId = await order(shopper, "42", { ...exampleAddress, line1, phone });
  const placed = await writes();
  await untilCalm(orderId, "awaiting_payment", 1);
  const payable = await writes();
  await pay(services().stripeUrl, orderId, "paid");
  await untilCalm(orderId, "awaiting_approval", 2);
  return { toPlace: placed - before, toPaymentPage: payable - placed, toReview: (await writes()) - payable };
}

it("an order writes the table so often, and no oftener, from its request to its review", async () => {
  await sell("Quiet Lane 1", "+4930901820");
  const sold: unknown[] = []; // a busy machine may have a step or an event repeated, which writes again
  for (const street of ["Far Street 22", "Long Road 333", "High Hill 4444"]) {
    if (sold.length === 0 || !isDeepStrictEqual(sold.at(-1), WRITES))
      sold.push(await sell(street, `+493090${street.slice(-2)}1`));
  }
  expect(sold.at(-1)).toEqual(WRITES);
});
