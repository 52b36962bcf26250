/** Beyond AWS: executions, or all of a function, that are not invoked for a while. An invocation that runs goes on to its end. */
import type { Engine } from "../engine/engine.ts";
import { executionByArn } from "./queries.ts";

/** Pauses or resumes an execution; one that has ended stays as it is. Its timers and its time-out run on. Safe to repeat. */
export async function pauseExecution(engine: Engine, arn: string, paused: boolean): Promise<void> {
  const { seq, status } = executionByArn(engine, arn);
  const draft = status === "RUNNING" ? engine.draft(seq) : undefined;
  if (draft) {
    draft.patch({ paused });
    engine.commit(draft);
  }
  await engine.journal.flushed();
}

/** Pauses or resumes all executions of a function, those to come too. @throws ResourceNotFoundException */
export async function pauseFunction(engine: Engine, name: string, paused: boolean): Promise<void> {
  const { config } = await engine.registry.resolve(name, undefined);
  engine.pauseFunction(config.name, paused);
  await engine.journal.flushed();
}
