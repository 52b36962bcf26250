import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startMail } from "./server.ts";

const { values } = parseArgs({ options: { port: { type: "string" }, data: { type: "string" } } });
const directory = path.resolve(values.data ?? ".local/mail");
mkdirSync(directory, { recursive: true });

const mail = await startMail({ port: Number(values.port ?? 8005), journalFile: path.join(directory, "sent.jsonl") });
console.log(`listening on http://127.0.0.1:${mail.port} with ${mail.restored} mails`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void mail.close().then(() => process.exit(0)));
