import type { Random } from "../../random.ts";
import type { Account, Actor, Address, Device, PaymentPlan, Trace } from "../../cast/actor.ts";
import type { Country } from "../../cast/countries.ts";
import { plain, type Name } from "../../cast/names.ts";

/** Where all come from who say nothing else. */
export const HERE = "127.0.0.1";
export const PROGRAM = { "user-agent": "node" };
export const BROWSER = {
  "user-agent":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
};
const SCREEN = { width: 1440, height: 900, dpr: 2 };

const deviceWith = (headers: Device["headers"]): Device => ({ headers, screen: SCREEN, touch: false });

/** One street of the cast's, one of its cities, a number that is drawn: as scripts make them up. */
export function madeUpAddress(random: Random, { cities, streets, code }: Country, name: string): Address {
  const [city, postalCode] = random.pick(cities);
  const line1 = `${random.pick(streets)} ${random.int(1, 140)}`;
  return { name, line1, postalCode: postalCode.replaceAll("#", "1"), city, country: code };
}

export const madeUpTrace = (random: Random): Trace => ({
  openSeconds: random.between(20, 120),
  pointerMoves: random.int(40, 200),
  keyPresses: random.int(30, 90),
  touches: 0,
  pastes: 0,
  autofilled: false,
  screen: SCREEN,
  timezone: "Europe/Berlin",
});

/** What an actor of a script has of its own. */
export interface Given {
  readonly name: Name;
  readonly email: string;
  readonly address: Address;
  readonly network: string;
  readonly headers: Device["headers"];
  readonly card: string;
  readonly orderAt: number;
  readonly page: Trace | null;
}

function accountOf(random: Random, { name, email }: Given): Account {
  const signedUpAt = -random.between(60, 400);
  return { ...name, email, signedUpAt, verifiedAt: signedUpAt + random.between(0.5, 4) };
}

const paymentWith = (number: string): PaymentPlan => ({
  card: { number, country: "DE", funding: "credit" },
  declines: 0,
  afterSeconds: 2,
  addressCheck: "unavailable",
  codeCheck: "pass",
});

type Part = Pick<Actor, "id" | "bot" | "kind" | "family" | "tier" | "ring">;

export const actorOf = (random: Random, given: Given, part: Part): Actor => ({
  ...part,
  account: accountOf(random, given),
  orderAt: given.orderAt,
  address: given.address,
  network: given.network,
  device: deviceWith(given.headers),
  page: given.page,
  payment: paymentWith(given.card),
  endedFirst: 0,
  patienceSeconds: 120,
  retrySeconds: part.bot ? 3 : 15,
});

export const localPart = ({ firstName, lastName }: Name): string => `${plain(firstName)}.${plain(lastName)}`;
