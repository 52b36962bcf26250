import { withDurableExecution } from "@aws/durable-execution-sdk-js";

export const handler = withDurableExecution(async (event: { readonly pairs: number }, context) => {
  const total = await context.step("price", async () => event.pairs * 160);
  await context.wait("cool-down", { days: 2 });
  return { total };
});
