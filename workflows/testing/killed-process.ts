import { dynamo } from "@/lib/platform/aws/clients";

export class Killed extends Error {}

let writesLeft = Infinity;
const isWrite = (command: string): boolean => /^(Put|Update|Delete)ItemCommand$/.test(command);

let isWatched = false;
function watchWrites(): void {
  if (isWatched) return;
  isWatched = true;
  dynamo().middlewareStack.add(
    (next, { commandName = "" }) =>
      async (call) => {
        if (writesLeft === 0) throw new Killed();
        if (isWrite(commandName)) writesLeft--;
        return next(call);
      },
    { step: "initialize", name: "killed-process" },
  );
}

/**
 * Does the work as a process that is killed once it has sent so many writes: neither a read nor a write of it happens after that.
 * Resolves with whether it came to its end.
 */
export async function killedAfter(writes: number, work: () => Promise<unknown>): Promise<"ended" | "killed"> {
  watchWrites();
  writesLeft = writes;
  try {
    await work();
    return "ended";
  } catch (error) {
    if (writesLeft > 0) throw error;
    return "killed";
  } finally {
    writesLeft = Infinity;
  }
}
