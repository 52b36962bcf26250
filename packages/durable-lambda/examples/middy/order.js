import middy from "@middy/core";
import { executionModeDurableContext } from "@middy/core/DurableContext";

/** A middleware like any other: it runs at every invocation, and sees the event of the execution. */
const refuseNothing = {
  before: ({ event }) => {
    if (!(event.pairs > 0)) throw new Error("an order has one pair or more");
  },
};

export const handler = middy({ executionMode: executionModeDurableContext })
  .use(refuseNothing)
  .handler(async (event, context) => {
    const total = await context.step("price", async () => event.pairs * 160);
    await context.wait("cool-down", { days: 2 });
    return { total };
  });
