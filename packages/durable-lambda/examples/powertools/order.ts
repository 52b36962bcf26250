import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { Logger } from "@aws-lambda-powertools/logger";

const logger = new Logger({ serviceName: "orders" });

/** The context's logger says nothing while it replays; with Powertools in it, what it says is Powertools' JSON. */
export const handler = withDurableExecution(async (event: { readonly pairs: number }, context) => {
  context.configureLogger({ customLogger: logger });
  const total = await context.step("price", async () => event.pairs * 160);
  context.logger.info("priced", { total });
  await context.wait("cool-down", { days: 2 });
  return { total };
});
