import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

export interface Secrets {
  readonly authSecret: string;
  readonly stripeWebhookSecret: string;
  readonly carrierWebhookSecret: string;
  readonly staffPassword: string;
}

/** The secrets of a data folder: made once, readable by their owner alone, the same ever after. */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const secrets: Secrets = {
    authSecret: randomBytes(32).toString("hex"),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
    carrierWebhookSecret: randomBytes(24).toString("hex"),
    staffPassword: `staff-${randomBytes(9).toString("base64url")}`,
  };
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return secrets;
}

/** The file is there with all of its text, or as it was before; whatever happens in between. */
export function writeWhole(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.draft`;
  const fd = openSync(draft, "w", mode);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(draft, file);
}
