const { withDurableExecution } = require("@aws/durable-execution-sdk-js");
const { priceOf } = require("./price");

exports.handler = withDurableExecution(async (event, context) => {
  const total = await context.step("price", async () => priceOf(event.pairs));
  await context.wait("cool-down", { days: 2 });
  return { total };
});
