/** How hard an operator tries: scripts, disguises, everything bought, who knows what is looked at; or people for hire. */
export type Tier = "T1" | "T2" | "T3" | "T4" | "farm";

export interface Account {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Seconds after the opening: negative before it. */
  readonly signedUpAt: number;
  readonly verifiedAt: number;
}

export interface Address {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region?: string;
  readonly country: string;
  readonly phone?: string;
}

/** What the page would have seen: the contract's `evidence`, its opening told as seconds before the order. */
export interface Trace {
  readonly openSeconds: number;
  readonly pointerMoves?: number;
  readonly keyPresses?: number;
  readonly touches?: number;
  readonly pastes?: number;
  readonly autofilled?: boolean;
  readonly screen?: { readonly width: number; readonly height: number; readonly dpr: number };
  readonly timezone?: string;
}

export interface Card {
  readonly number: string;
  readonly country: string;
  readonly funding: "credit" | "debit" | "prepaid";
}

export type Check = "pass" | "fail" | "unavailable";

export interface PaymentPlan {
  readonly card: Card;
  /** Cards that are declined before this one pays. */
  readonly declines: number;
  readonly afterSeconds: number;
  readonly addressCheck: Check;
  readonly codeCheck: Check;
}

export interface Device {
  readonly headers: Readonly<Record<string, string>>;
  readonly screen: NonNullable<Trace["screen"]>;
  readonly touch: boolean;
}

/** One account and what is done with it. Seconds count from the drop's opening. */
export interface Actor {
  readonly id: string;
  readonly bot: boolean;
  /** What kind of person; of a bot its tier. */
  readonly kind: string;
  /** How the bot goes about it; of a person the kind. */
  readonly family: string;
  readonly tier: Tier | null;
  /** The operator's accounts, or a household: who belongs together. */
  readonly ring: string | null;
  readonly account: Account;
  readonly orderAt: number;
  readonly address: Address;
  /** The client's IP address. */
  readonly network: string;
  readonly device: Device;
  readonly page: Trace | null;
  readonly payment: PaymentPlan;
  /** Orders that end unpaid before the one that is paid. */
  readonly endedFirst: number;
  /** How long sold out is asked again, and how often. */
  readonly patienceSeconds: number;
  readonly retrySeconds: number;
}
