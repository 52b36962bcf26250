import { SECOND_STAFF_EMAIL, STAFF_EMAIL } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** What a person wants to know once everything answers. A password of the person's own choosing is not repeated. */
export function banner({ ports, staffPassword }: Settings, generatedPassword: string): string {
  const rows = [
    ["store", `http://localhost:${ports.site}`],
    ["fulfillment", `http://localhost:${ports.site}/fulfillment`],
    ["inbox", `http://localhost:${ports.mail}`],
    ["payments", `http://localhost:${ports.stripe}`],
    ["parcels", `http://localhost:${ports.carrier}`],
    ["executions", `http://localhost:${ports.lambda}/_local/`],
    ["staff", `${STAFF_EMAIL}  ${staffPassword === undefined ? generatedPassword : "(password from STAFF_PASSWORD)"}`],
    ["", `${SECOND_STAFF_EMAIL}  (a colleague, the same password)`],
  ] as const;
  return ["", ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`), ""].join("\n");
}
