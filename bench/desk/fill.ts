/** Orders of plausible people straight into the table: `fill.mjs first count`. Prints the ids of those that wait. */
import { putCustomer, reserveAddress } from "@/lib/account/customer/store";
import { digestId } from "@/lib/platform/ids";
import { currentDrop } from "@/lib/shop/drop/server";
import { listOrder } from "@/lib/shop/listing/server";
import { keepAddress } from "@/lib/shop/order/address";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { createOrder } from "@/lib/shop/order/transitions";

const AT_ONCE = 32;
const HOUR_MS = 3_600_000;
const FIRST = ["Ada", "Mina", "Jonas", "Zoë", "Luca", "Noor", "Piotr", "Sofia", "Emil", "Chiara", "Matteo", "Ines"];
const LAST = ["Lovelace", "Okafor", "Weber", "Müller", "Rossi", "Haddad", "Kowalski", "García", "Lind", "Moreau"];
const STREETS = ["Lange Straße", "Rue de Rivoli", "Via Roma", "Calle Mayor", "Damrak", "Marktplatz"];
const PLACES = [
  { country: "DE", city: "Berlin", code: 10_115 },
  { country: "FR", city: "Paris", code: 75_001 },
  { country: "IT", city: "Milano", code: 20_121 },
  { country: "ES", city: "Madrid", code: 28_001 },
] as const;
/** Of ten orders: what waits, what is done, what ended. */
const STATUSES = [
  ...(["awaiting_approval", "awaiting_approval", "awaiting_approval", "awaiting_approval", "shipped"] as const),
  ...(["shipped", "delivered", "delivered", "compensated", "awaiting_payment"] as const),
];

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const level = (score: number) => (score < 40 ? "low" : score < 70 ? "medium" : "high");

async function person(n: number) {
  const [firstName, lastName] = [
    pick(FIRST, n),
    `${pick(LAST, Math.floor(n / 7))}${pick(LAST, n).slice(0, 3).toLowerCase()}`,
  ];
  const email = `${digestId("bench", String(n)).slice(0, 10)}@mail.example`;
  const customerId = `cus_${digestId("bench", String(n))}` as const;
  const at = new Date().toISOString();
  await reserveAddress(email, { customerId });
  await putCustomer({
    customerId,
    email,
    firstName,
    lastName,
    passwordHash: "-",
    role: "customer",
    createdAt: at,
    verifiedAt: at,
  });
  const { country, city, code } = pick(PLACES, n);
  const address = {
    name: `${firstName} ${lastName}`,
    line1: `${pick(STREETS, n)} ${n % 200}`,
    postalCode: String(code + (n % 50)),
    city,
    country,
  };
  return { customerId, country, addressId: await keepAddress(customerId, "bench", address) };
}

async function fillOne(n: number, { dropId, sizes }: Awaited<ReturnType<typeof currentDrop>>): Promise<Order> {
  const { customerId, country, addressId } = await person(n);
  const status = pick(STATUSES, n);
  const score = (n * 37) % 100;
  const nowMs = Date.now();
  const order = {
    ...exampleOrders[status],
    orderId: `ord_${digestId("bench", String(n))}` as const,
    customerId,
    dropId,
    size: pick(sizes, n).size,
    pairNumber: n + 1,
    addressId,
    destination: country,
    createdAt: new Date(nowMs - (n % 600) * 60_000).toISOString(),
    deadlineAt: new Date(nowMs + ((n % 22) + 1) * HOUR_MS).toISOString(),
    timeline: [{ status: "processing" as const, at: new Date(nowMs).toISOString() }],
    risk: {
      score,
      level: level(score),
      recommendation: "review",
      facts: [{ code: "bench", text: "Made for the bench.", points: score }],
      engine: "rules-1",
    },
  } as Order;
  await createOrder(order as NewOrder);
  await listOrder(order);
  return order;
}

const [first = 0, count = 0] = process.argv.slice(2).map(Number);
const drop = await currentDrop();
const waiting: string[] = [];
const numbers = Array.from({ length: count }, (_, i) => first + i).values();
const work = async () => {
  for (const n of numbers) {
    const { status, orderId } = await fillOne(n, drop);
    if (status === "awaiting_approval") waiting.push(orderId);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(JSON.stringify(waiting));
