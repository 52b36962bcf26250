/** What is used of `@vendure/core` 3, which is no dependency of this repository. */
import { load } from "../../durable/lib.mjs";

type Class<T> = abstract new () => T;

export interface Vendure {
  get<T>(service: Class<T>): T;
}

/** A request's context, opaque to us. */
type Context = object;

interface User {
  readonly id: number | string;
}

interface NewCustomer {
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface Core {
  bootstrap(this: void, config: object): Promise<Vendure>;
  readonly DefaultLogger: new (options: { readonly level: number }) => object;
  readonly LogLevel: { readonly Warn: number };
  /** Authorises every payment, and captures none. */
  readonly dummyPaymentHandler: object;
  readonly RequestContextService: Class<{ create(of: { readonly apiType: "shop" }): Promise<Context> }>;
  readonly CustomerService: Class<{ create(ctx: Context, customer: NewCustomer): Promise<{ readonly user: User }> }>;
  /** The user with its roles and their channels, which a session is made of. */
  readonly UserService: Class<{ getUserById(ctx: Context, id: User["id"]): Promise<User> }>;
  readonly SessionService: Class<{
    createNewAuthenticatedSession(ctx: Context, user: User, strategy: "native"): Promise<{ readonly token: string }>;
  }>;
}

interface Cli {
  populate(this: void, bootstrap: () => Promise<Vendure>, initialData: object, productsCsv: string): Promise<Vendure>;
}

export const core = (await load("@vendure/core")).default as Core;
export const { populate } = (await load("@vendure/core/cli")).default as Cli;
