import { byCase } from "./by-case.ts";

export const handler = byCase({
  "2-1": async (_event, context) => context.wait({ seconds: 2 }),
  "2-2": async (_event, context) => context.wait("custom_wait_name", { seconds: 2 }),
  "2-3": async (_event, context) => {
    await context.wait("wait-1", { seconds: 2 });
    await context.wait("wait-2", { seconds: 2 });
    return { completedWaits: 2 };
  },
  "2-4": async (_event, context) => context.wait({ minutes: 1 }),
  "2-5": async (_event, context) => context.wait({ hours: 1 }),
});
