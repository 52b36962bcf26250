/** A durable function that gives its token away and stays: a test then sends the checkpoints itself. */
import { mark } from "./by-case.ts";
import { setTimeout as sleep } from "node:timers/promises";

export const holder = async (event: { DurableExecutionArn: string; CheckpointToken: string }) => {
  const name = event.DurableExecutionArn.split("/")[2] ?? "";
  mark(`token-${name}-${Buffer.from(event.CheckpointToken).toString("hex")}`);
  await sleep(3_600_000);
};
