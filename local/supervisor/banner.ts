import { missingOf, seller } from "../../content/seller.ts";
import { SECOND_STAFF_EMAIL, STAFF_EMAIL } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** What of the seller's data a deploy to production would refuse. */
function unfilled(): (readonly [string, string])[] {
  const missing = missingOf(seller);
  if (missing.length === 0) return [];
  return [["legal", `content/seller.ts is not filled in yet: ${missing.join(", ")}`]];
}

/** What a person wants to know once everything answers. A password of the person's own choosing is not repeated. */
export function banner({ ports, staffPassword }: Settings, generatedPassword: string): string {
  const rows = [
    ["store", `http://localhost:${ports.site}`],
    ["fulfillment", `http://localhost:${ports.site}/fulfillment`],
    ["inbox", `http://localhost:${ports.mail}`],
    ["payments", `http://localhost:${ports.stripe}`],
    ["parcels", `http://localhost:${ports.carrier}`],
    ["beacon", `http://localhost:${ports.beacon}  (local, not random)`],
    ["executions", `http://localhost:${ports.lambda}/_local/`],
    ["staff", `${STAFF_EMAIL}  ${staffPassword === undefined ? generatedPassword : "(password from STAFF_PASSWORD)"}`],
    ["", `${SECOND_STAFF_EMAIL}  (a colleague, the same password)`],
    ...unfilled(),
  ] as const;
  return ["", ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`), ""].join("\n");
}
