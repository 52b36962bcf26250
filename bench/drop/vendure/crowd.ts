import { call } from "../client.ts";
import { failed, type Experience, type Goal, type Outcome } from "../shop.ts";

const ADDRESS = {
  fullName: "Ada Lovelace",
  streetLine1: "Keizersgracht 1",
  city: "Amsterdam",
  postalCode: "1015 CN",
  countryCode: "NL",
};
/** The ids that a fresh database gives. */
const SHIPPING_METHOD_IDS = ["1"];

const ANSWER = "{ __typename ... on Order { state } ... on ErrorResult { errorCode message } }";
const MUTATIONS = {
  add: `mutation($id: ID!) { result: addItemToOrder(productVariantId: $id, quantity: 1) ${ANSWER} }`,
  address: `mutation($input: CreateAddressInput!) { result: setOrderShippingAddress(input: $input) ${ANSWER} }`,
  shipping: `mutation($ids: [ID!]!) { result: setOrderShippingMethod(shippingMethodId: $ids) ${ANSWER} }`,
  arrange: `mutation { result: transitionOrderToState(state: "ArrangingPayment") ${ANSWER} }`,
  pay: `mutation($input: PaymentInput!) { result: addPaymentToOrder(input: $input) ${ANSWER} }`,
} as const;

interface Reply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

interface OrderResult {
  readonly result: { readonly state?: string; readonly message?: string };
}

/** One operation of the Shop API, as the guest or as that session; throws unless data alone came. */
export async function ask<Data>(url: string, query: string, variables: object = {}, token?: string): Promise<Data> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { status, text } = await call(url, { method: "POST", headers, body: { query, variables } });
  if (status !== 200) throw new Error(`HTTP ${status} ${text.slice(0, 120)}`);
  const { data, errors } = JSON.parse(text) as Reply<Data>;
  if (!data || errors) throw new Error(errors?.[0]?.message ?? "no data");
  return data;
}

interface Shopper {
  readonly url: string;
  readonly token: string;
  readonly variantId: string;
  readonly goal: Goal;
}

/** The steps of a checkout, one request each, as storefronts take them. */
async function shop({ url, token, variantId, goal }: Shopper, startedMs: number): Promise<Experience> {
  const step = async (name: keyof typeof MUTATIONS, variables: object, state: string) => {
    const { result } = await ask<OrderResult>(url, MUTATIONS[name], variables, token);
    if (result.state !== state) throw new Error(`${name}: ${result.message ?? result.state ?? ""}`);
    return performance.now() - startedMs;
  };
  const orderAnswerMs = await step("add", { id: variantId }, "AddingItems");
  await step("address", { input: ADDRESS }, "AddingItems");
  await step("shipping", { ids: SHIPPING_METHOD_IDS }, "AddingItems");
  const paymentPageAtMs = await step("arrange", {}, "ArrangingPayment");
  const payment = { input: { method: "card", metadata: {} } };
  const doneAtMs = goal === "payment page" ? paymentPageAtMs : await step("pay", payment, "PaymentAuthorized");
  return { orderAnswerMs, paymentPageAtMs, doneAtMs, polls: 0, shed: 0 };
}

interface Crowd {
  readonly url: string;
  readonly tokens: readonly string[];
  /** Wanted in turn. */
  readonly variantIds: readonly string[];
  readonly goal: Goal;
}

/** All of them at once. What each saw, in no order. */
export function rush({ url, tokens, variantIds, goal }: Crowd): Promise<Outcome[]> {
  const startedMs = performance.now();
  const shoppers = tokens.map((token, i) => ({ url, token, goal, variantId: variantIds[i % variantIds.length] ?? "" }));
  return Promise.all(shoppers.map((shopper) => shop(shopper, startedMs).catch(failed)));
}
