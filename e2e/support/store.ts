import { randomUUID } from "node:crypto";
import { expect, request, type APIRequestContext, type APIResponse } from "@playwright/test";
import { withProof } from "./proof.ts";
import { STAFF, type Stack } from "./stack.ts";

export interface Mail {
  readonly destination: { readonly to: readonly string[] };
  readonly subject: string;
  /** When the mail server accepted it, in seconds of Unix time. */
  readonly at: number;
  readonly body: { readonly html: string; readonly text: string };
}

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
}

export interface OrderView {
  readonly orderId: string;
  readonly status: string;
  readonly size: string;
  readonly pairNumber: number | null;
  readonly paymentUrl: string | null;
  readonly deadlineAt: string | null;
  readonly reason: string | null;
  readonly returnId: string | null;
  readonly shippingAddress: typeof SHIPPING_ADDRESS | null;
  readonly delivery: { readonly trackingCode: string; readonly trackingUrl: string; readonly status: string } | null;
  readonly timeline: readonly { readonly status: string; readonly at: string }[];
}

export interface ReturnView {
  readonly returnId: string;
  readonly orderId: string;
  readonly status: string;
  readonly labelUrl: string | null;
  readonly trackingCode: string | null;
  readonly deadlineAt: string | null;
  readonly refund: { readonly amountMinor: number; readonly currency: string } | null;
  readonly timeline: readonly { readonly status: string; readonly at: string }[];
}

interface Payment {
  readonly id: string;
  readonly metadata: { readonly orderId?: string };
  readonly amount: number;
  readonly status: string;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
}

interface Shipment {
  readonly reference: string;
  readonly trackingCode: string;
  readonly status: string;
  readonly isReturn: boolean;
  readonly toAddress: { readonly name: string; readonly line1: string; readonly city: string };
}

/** Where the pairs go. */
export const SHIPPING_ADDRESS = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 6",
  postalCode: "10117",
  city: "Berlin",
  country: "DE",
};

/** A body that may name its drop: the one on sale when it does not. */
interface InDrop {
  readonly dropId?: string;
  readonly [field: string]: unknown;
}

/** The body of an order. */
export const orderOf = (size: string) => ({ size, shippingAddress: SHIPPING_ADDRESS });

const PATIENCE = { timeout: 60_000, intervals: [50, 100, 200, 400] };

const PASSWORD = "correct horse battery";

/** A person who is new to the store. */
export const someone = (name = "Ada"): Person => ({
  email: `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.com`,
  firstName: name,
  lastName: "Lovelace",
  password: PASSWORD,
});

const body = async <T>(response: APIResponse, status: number): Promise<T> => {
  expect(response.status(), `${response.url()}: ${await response.text()}`).toBe(status);
  return (await response.json()) as T;
};

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function advanceClock(serviceUrl: string, advanceSeconds: number): Promise<void> {
  const response = await fetch(`${serviceUrl}/_local/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advanceSeconds }),
  });
  expect(response.status).toBe(200);
}

/** The drop that is so described, published by a manager. Its id. */
export async function publishedDrop(manager: APIRequestContext, described: object): Promise<string> {
  const price = { amountMinor: 100_00, currency: "EUR" };
  const data = { name: `Next ${randomUUID().slice(0, 8)}`, price, sizes: [{ size: "42", pairs: 1 }], ...described };
  const drafted = await manager.post("/api/fulfillment/drops", { data });
  const { dropId } = await body<{ dropId: string }>(drafted, 201);
  await body(await manager.post(`/api/fulfillment/drops/${dropId}/publish`), 200);
  return dropId;
}

/** A drop that opens in a day, published by a manager. Its id. */
export const upcomingDrop = (manager: APIRequestContext): Promise<string> =>
  publishedDrop(manager, { opensAt: inHours(24), closesAt: inHours(48) });

/** What a test may do to the store from outside: HTTP, the inbox, the payment provider's buttons, the clock. */
export class Store {
  readonly stack: Stack;
  constructor(stack: Stack) {
    this.stack = stack;
  }

  /** A visitor with a cookie jar of their own. */
  async visitor(): Promise<APIRequestContext> {
    return request.newContext({ baseURL: this.stack.siteUrl });
  }

  async register(person: Person, visitor?: APIRequestContext): Promise<string> {
    const http = visitor ?? (await this.visitor());
    const response = await http.post("/api/register", { data: person });
    return (await body<{ registrationId: string }>(response, 202)).registrationId;
  }

  async registrationStatus(registrationId: string): Promise<string> {
    const response = await (await this.visitor()).get(`/api/registrations/${registrationId}`);
    return (await body<{ status: string }>(response, 200)).status;
  }

  async untilRegistration(registrationId: string, status: string): Promise<void> {
    await expect.poll(() => this.registrationStatus(registrationId), PATIENCE).toBe(status);
  }

  /** Every mail that was sent, to whomever. */
  async inbox(): Promise<Mail[]> {
    const response = await fetch(`${this.stack.inboxUrl}/store`);
    return ((await response.json()) as { emails: Mail[] }).emails;
  }

  async mails(to: string): Promise<Mail[]> {
    return (await this.inbox()).filter((mail) => mail.destination.to.includes(to));
  }

  async subjects(to: string): Promise<string[]> {
    return (await this.mails(to)).map(({ subject }) => subject);
  }

  /** The tokens of all verification mails to this address, oldest first, once there are `count`. */
  tokens(to: string, count = 1): Promise<string[]> {
    return this.linkTokens(to, /\/verify\?token=(\S+)/, count);
  }

  /** The tokens of all mails with a link to a new password, likewise. */
  resetTokens(to: string, count = 1): Promise<string[]> {
    return this.linkTokens(to, /\/reset-password\?token=(\S+)/, count);
  }

  /** The tokens of all invitations to the team, likewise. */
  invitationTokens(to: string, count = 1): Promise<string[]> {
    return this.linkTokens(to, /\/invitation\?token=(\S+)/, count);
  }

  /** The tokens of all mails to this address with such a link, likewise. */
  async linkTokens(to: string, link: RegExp, count = 1): Promise<string[]> {
    const read = async () =>
      (await this.mails(to)).flatMap(({ body: { text } }) => {
        const token = link.exec(text)?.[1];
        return token === undefined ? [] : [decodeURIComponent(token)];
      });
    await expect.poll(async () => (await read()).length, PATIENCE).toBeGreaterThanOrEqual(count);
    return read();
  }

  /** From a browser that did not sign up: with the password that was chosen there. */
  async verify(
    token: string,
    password: string | undefined = PASSWORD,
    visitor?: APIRequestContext,
  ): Promise<APIResponse> {
    return (visitor ?? (await this.visitor())).post("/api/verify", { data: { token, password } });
  }

  async forgot(email: string): Promise<APIResponse> {
    return (await this.visitor()).post("/api/forgot-password", { data: { email } });
  }

  async resetPassword(token: string, password: string): Promise<APIResponse> {
    return (await this.visitor()).post("/api/reset-password", { data: { token, password } });
  }

  /** Whatever comes of it. */
  async tryToSignIn(
    { email, password, ...more }: Pick<Person, "email" | "password"> & { readonly code?: string },
    visitor?: APIRequestContext,
  ): Promise<APIResponse> {
    const http = visitor ?? (await this.visitor());
    const { csrfToken } = await body<{ csrfToken: string }>(await http.get("/api/auth/csrf"), 200);
    const form = { csrfToken, email, password, ...(more.code && { code: more.code }), json: "true" };
    return http.post("/api/auth/callback/credentials", { form });
  }

  async signIn(person: Pick<Person, "email" | "password">, http?: APIRequestContext): Promise<APIRequestContext> {
    const visitor = http ?? (await this.visitor());
    await body(await this.tryToSignIn(person, visitor), 200);
    return visitor;
  }

  signInStaff(): Promise<APIRequestContext> {
    return this.signIn(STAFF);
  }

  /** A colleague who was invited, and has accepted. */
  async colleague(role = "fulfillment"): Promise<Person & { readonly id: string }> {
    const person = { ...someone("Grete"), password: "quarry violin lantern" };
    const invited = await (
      await this.signInStaff()
    ).post("/api/fulfillment/team", { data: { email: person.email, role } });
    const { id } = await body<{ id: string }>(invited, 202);
    const [token = ""] = await this.invitationTokens(person.email);
    await body(await (await this.visitor()).post("/api/invitation", { data: { ...person, token } }), 200);
    return { ...person, id };
  }

  /** A verified shopper, signed in. */
  async shopper(person: Person = someone()): Promise<{ person: Person; http: APIRequestContext }> {
    const registrationId = await this.register(person);
    const [token = ""] = await this.tokens(person.email);
    await body(await this.verify(token, person.password), 200);
    await this.untilRegistration(registrationId, "verified");
    return { person, http: await this.signIn(person) };
  }

  /** Posts the body of an order, with a proof where one is asked for. Whatever comes of it. */
  postOrder(http: APIRequestContext, data: InDrop, key: string = randomUUID()): Promise<APIResponse> {
    return withProof(http, { purpose: "order", dropId: data.dropId }, (headers) =>
      http.post("/api/orders", { data, headers: { ...headers, "idempotency-key": key } }),
    );
  }

  /** Whatever comes of it. @param dropId the drop on sale when absent */
  tryToOrder(http: APIRequestContext, size: string, dropId?: string): Promise<APIResponse> {
    return this.postOrder(http, { ...orderOf(size), ...(dropId !== undefined && { dropId }) });
  }

  async order(
    http: APIRequestContext,
    size = "42",
    key?: string,
    shippingAddress: object = SHIPPING_ADDRESS,
  ): Promise<string> {
    const response = await this.postOrder(http, { size, shippingAddress }, key);
    return (await body<{ orderId: string }>(response, 202)).orderId;
  }

  async readOrder(http: APIRequestContext, orderId: string): Promise<OrderView> {
    return body<OrderView>(await http.get(`/api/orders/${orderId}`), 200);
  }

  async untilOrder(http: APIRequestContext, orderId: string, status: string): Promise<OrderView> {
    await expect.poll(async () => (await this.readOrder(http, orderId)).status, PATIENCE).toBe(status);
    return this.readOrder(http, orderId);
  }

  /** Does what a person on the payment page would. */
  async pay(
    paymentUrl: string | null,
    outcome: "paid" | "declined" | "expired" = "paid",
    card?: string,
  ): Promise<void> {
    const sessionId = new URL(paymentUrl ?? "").pathname.split("/").at(-1) ?? "";
    const response = await fetch(`${this.stack.stripeUrl}/_local/checkout/${sessionId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ outcome, card }),
    });
    expect(response.status, await response.text()).toBe(200);
  }

  async payments(orderId: string): Promise<Payment[]> {
    const payments = (await (await fetch(`${this.stack.stripeUrl}/_local/payments`)).json()) as Payment[];
    return payments.filter(({ metadata }) => metadata.orderId === orderId);
  }

  /** The labels that were bought for an order or a return, oldest first. */
  async shipments(reference: string): Promise<Shipment[]> {
    const shipments = (await (await fetch(`${this.stack.carrierUrl}/_local/shipments`)).json()) as Shipment[];
    return shipments.filter((shipment) => shipment.reference === reference);
  }

  /** Does what the parcel would. */
  async scan(reference: string, status: string): Promise<void> {
    const code = (await this.shipments(reference)).at(-1)?.trackingCode;
    const response = await fetch(`${this.stack.carrierUrl}/_local/trackers/${code}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ status }),
    });
    expect(response.status, await response.text()).toBe(200);
  }

  /** A shopper whose parcel has arrived. */
  async deliveredShopper(): Promise<{ person: Person; http: APIRequestContext; orderId: string }> {
    const shopper = await this.paidShopper();
    expect((await this.decide(await this.signInStaff(), shopper.orderId, "approve")).status()).toBe(200);
    await this.untilOrder(shopper.http, shopper.orderId, "shipped");
    await this.scan(shopper.orderId, "delivered");
    await this.untilOrder(shopper.http, shopper.orderId, "delivered");
    return shopper;
  }

  withdraw(http: APIRequestContext, orderId: string, reason?: string): Promise<APIResponse> {
    return http.post(`/api/orders/${orderId}/withdrawal`, { data: { confirm: true, reason } });
  }

  /** A shopper who sends a delivered pair back: the label has come. */
  async returningShopper() {
    const shopper = await this.deliveredShopper();
    const { returnId } = await body<{ returnId: string }>(await this.withdraw(shopper.http, shopper.orderId), 202);
    await this.untilReturn(shopper.http, returnId, "label_sent");
    return { ...shopper, returnId };
  }

  async readReturn(http: APIRequestContext, returnId: string): Promise<ReturnView> {
    return body<ReturnView>(await http.get(`/api/returns/${returnId}`), 200);
  }

  async untilReturn(http: APIRequestContext, returnId: string, status: string): Promise<ReturnView> {
    await expect.poll(async () => (await this.readReturn(http, returnId)).status, PATIENCE).toBe(status);
    return this.readReturn(http, returnId);
  }

  inspect(staff: APIRequestContext, returnId: string, inspection: object): Promise<APIResponse> {
    return staff.post(`/api/fulfillment/returns/${returnId}/inspection`, { data: inspection });
  }

  /** Orders a pair and pays for it: the order then waits for the team. */
  async paidOrder(http: APIRequestContext, size?: string, card?: string, shippingAddress?: object): Promise<string> {
    const orderId = await this.order(http, size, undefined, shippingAddress);
    const { paymentUrl } = await this.untilOrder(http, orderId, "awaiting_payment");
    await this.pay(paymentUrl, "paid", card);
    await this.untilOrder(http, orderId, "awaiting_approval");
    return orderId;
  }

  /** A verified shopper, signed in, whose order waits for the team. */
  async paidShopper(): Promise<{ person: Person; http: APIRequestContext; orderId: string }> {
    const shopper = await this.shopper();
    return { ...shopper, orderId: await this.paidOrder(shopper.http) };
  }

  async decide(staff: APIRequestContext, orderId: string, decision: "approve" | "reject"): Promise<APIResponse> {
    return staff.post(`/api/fulfillment/orders/${orderId}/decision`, {
      data: { decision, reasonCode: "looked_at", note: "" },
    });
  }

  /** Everything the engine has kept of an execution, with what went in and out of each step. */
  async history(functionName: string, executionName: string): Promise<string> {
    const api = `${this.stack.lambdaUrl}/2025-12-01`;
    const list = `${api}/functions/${functionName}/durable-executions?DurableExecutionName=${executionName}`;
    const { DurableExecutions } = (await (await fetch(list)).json()) as {
      DurableExecutions: { DurableExecutionArn: string }[];
    };
    const arn = encodeURIComponent(DurableExecutions[0]?.DurableExecutionArn ?? "");
    return (await fetch(`${api}/durable-executions/${arn}/history?IncludeExecutionData=true`)).text();
  }

  /** Moves the workflow engine's clock: everything due by then happens, in order. */
  advance(seconds: number): Promise<void> {
    return advanceClock(this.stack.lambdaUrl, seconds);
  }

  /** Moves the randomness beacon's clock: its rounds are signed until then. */
  advanceBeacon(seconds: number): Promise<void> {
    return advanceClock(this.stack.beaconUrl, seconds);
  }
}
