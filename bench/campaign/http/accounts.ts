import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../../drop/client.ts";
import type { Stack } from "../../../e2e/support/stack.ts";
import type { Actor } from "../cast/actor.ts";
import { clientOfActor, expectStatus, postWish, signIn, type Client } from "./client.ts";
import { inboxOf, type Inbox } from "./inbox.ts";

/** An actor with an account, signed in. */
export interface Shopper {
  readonly actor: Actor;
  readonly client: Client;
}

const PASSWORD = "quarry violin lantern";
/** Hashing passwords takes both cores. */
const AT_ONCE = 4;

const LATER = [429, 503];
const TRIES = 20;

/** Asks again while the store asks to come later. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    if (!LATER.includes(answer.status) || tries === TRIES) return answer;
    await sleep(1000);
  }
}

async function join(stack: Stack, inbox: Inbox, actor: Actor): Promise<Shopper> {
  const client = clientOfActor(stack, actor);
  const { email, firstName, lastName } = actor.account;
  const request = { email, firstName, lastName, password: PASSWORD };
  expectStatus(
    await patiently(() => postWish(client, { purpose: "register", body: request })),
    202,
    `register ${email}`,
  );
  const token = await inbox(email.toLowerCase());
  expectStatus(await patiently(() => client.post("/api/verify", { token })), 200, `verify ${email}`);
  await signIn(client, email, PASSWORD);
  return { actor, client };
}

/** Signs them all up in the order in which the cast does: form, mail, link, sign-in. */
export async function signUpAll(stack: Stack, actors: readonly Actor[]): Promise<Shopper[]> {
  const inbox = inboxOf(stack);
  const left = actors.toSorted((a, b) => a.account.signedUpAt - b.account.signedUpAt);
  const shoppers: Shopper[] = [];
  const work = async () => {
    for (let actor = left.shift(); actor; actor = left.shift()) shoppers.push(await join(stack, inbox, actor));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return shoppers;
}
