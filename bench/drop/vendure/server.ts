/** Vendure's server, a process of its own: seeds a fresh database, says `ready`, then answers a count with so many tokens. */
import { DATABASE_URL } from "../../durable/postgres.mjs";
import { core, populate } from "./core.ts";
import { INITIAL_DATA, makeShopper, writeProducts } from "./seed.ts";

const config = {
  apiOptions: { hostname: "127.0.0.1", port: Number(process.env["PORT"]), cors: false, introspection: false },
  authOptions: {
    tokenMethod: "bearer",
    superadminCredentials: { identifier: "bench", password: "bench-password" },
    requireVerification: false, // customers are made verified
  },
  dbConnectionOptions: { type: "postgres", url: DATABASE_URL, synchronize: true, logging: false },
  paymentOptions: { paymentMethodHandlers: [core.dummyPaymentHandler] },
  logger: new core.DefaultLogger({ level: core.LogLevel.Warn }),
};

const app = await populate(() => core.bootstrap(config), INITIAL_DATA, writeProducts(process.cwd()));
let made = 0;
process.on("message", (count: number) => {
  const first = made;
  made += count;
  const tokens = Promise.all(Array.from({ length: count }, (_, i) => makeShopper(app, first + i)));
  void tokens.then((made) => process.send?.(made));
});
process.once("disconnect", () => process.exit()); // the next run begins with a new database
process.send?.("ready");
