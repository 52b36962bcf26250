/** Where the store under test runs: on ports that were free when the run began. */
export interface Ports {
  readonly PORT: number;
  readonly LAMBDA_PORT: number;
  readonly DYNAMODB_PORT: number;
  readonly SES_PORT: number;
  readonly STRIPE_PORT: number;
  readonly CARRIER_PORT: number;
  readonly BEACON_PORT: number;
}

export interface Stack {
  readonly ports: Ports;
  readonly siteUrl: string;
  readonly inboxUrl: string;
  readonly stripeUrl: string;
  readonly carrierUrl: string;
  readonly lambdaUrl: string;
  readonly beaconUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The second account of the team: the same password. */
export const GRACE = { email: "grace@quantasneaks.test", password: "e2e staff password" } as const;
export const STAFF = { email: "fulfillment@quantasneaks.test", password: "e2e staff password" } as const;

export const PORTS_OF_A_STACK = 7;

/** A store on seven ports in a row, with its own folder. */
export function stackAt(firstPort: number, dataDir: string, extra: Readonly<Record<string, string>> = {}): Stack {
  const ports = {
    PORT: firstPort,
    LAMBDA_PORT: firstPort + 1,
    DYNAMODB_PORT: firstPort + 2,
    SES_PORT: firstPort + 3,
    STRIPE_PORT: firstPort + 4,
    CARRIER_PORT: firstPort + 5,
    BEACON_PORT: firstPort + 6,
  };
  const variables = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  return {
    ports,
    siteUrl: `http://localhost:${ports.PORT}`,
    inboxUrl: `http://127.0.0.1:${ports.SES_PORT}`,
    stripeUrl: `http://127.0.0.1:${ports.STRIPE_PORT}`,
    carrierUrl: `http://127.0.0.1:${ports.CARRIER_PORT}`,
    lambdaUrl: `http://127.0.0.1:${ports.LAMBDA_PORT}`,
    beaconUrl: `http://127.0.0.1:${ports.BEACON_PORT}`,
    env: { ...variables, LOCAL_DATA_DIR: dataDir, STAFF_PASSWORD: STAFF.password, ...extra },
  };
}
