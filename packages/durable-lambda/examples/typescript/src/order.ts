import { withDurableExecution, type DurableContext } from "@aws/durable-execution-sdk-js";
import { priceOf } from "./price.js"; // as TypeScript's nodenext wants it: the file is price.ts

interface Order {
  readonly pairs: number;
}

const place = async ({ pairs }: Order, context: DurableContext) => {
  const total = await context.step("price", async () => priceOf(pairs));
  await context.wait("cool-down", { days: 2 });
  return { total };
};

export const order = withDurableExecution(place);
