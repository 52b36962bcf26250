/** What the console's buttons do, each by the path that its form is sent to. */
import { randomUUID } from "node:crypto";
import type { Engine } from "../engine/engine.ts";
import { advanceOf } from "../http/advance.ts";
import type { Query } from "../http/query.ts";
import { failCallback, succeedCallback } from "../operations/callbacks.ts";
import { stateByArn } from "../operations/checkpoint.ts";
import { forkExecution, forkInput } from "../operations/fork.ts";
import { invoke } from "../operations/invoke.ts";
import { pauseExecution, pauseFunction } from "../operations/pause.ts";
import { stopExecution } from "../operations/queries.ts";
import { executionArn, parseCallbackId } from "../wire/arn.ts";

/** Acts on what the path names, and resolves with the page to show next. */
type Action = (engine: Engine, of: string, form: Query) => Promise<string>;

const LIST = "/_local/";
const pageOf = (arn: string): string => `/_local/executions/${encodeURIComponent(arn)}`;

/** The page of the execution that has waited for the callback. */
function pageOfCallback(engine: Engine, callbackId: string): string {
  const place = parseCallbackId(callbackId);
  const execution = place && engine.journal.execution(place.seq);
  return execution ? pageOf(executionArn(execution)) : LIST;
}

const onExecution =
  (act: (engine: Engine, arn: string) => Promise<unknown>): Action =>
  async (engine, arn) => {
    await act(engine, arn);
    return pageOf(arn);
  };

const onCallback =
  (act: (engine: Engine, callbackId: string, text: string | undefined) => Promise<unknown>): Action =>
  async (engine, callbackId, form) => {
    await act(engine, callbackId, form.text("text"));
    return pageOfCallback(engine, callbackId);
  };

const startAgain: Action = async (engine, arn) => {
  const { execution } = stateByArn(engine, arn);
  const answer = await invoke(engine, {
    functionName: execution.functionName,
    qualifier: "$LATEST",
    type: "Event",
    executionName: randomUUID(),
    tenantId: execution.tenantId,
    clientContext: undefined,
    payload: Buffer.from(execution.input ?? ""),
  });
  return pageOf(answer.headers["X-Amz-Durable-Execution-Arn"] ?? executionArn(execution));
};

const fork: Action = async (engine, arn, form) => {
  const input = forkInput({ fromOperation: form.text("fromOperation"), code: form.text("code") });
  return pageOf(await forkExecution(engine, arn, input));
};

const moveClock: Action = async (engine, _of, form) => {
  await engine.scheduler.advance(advanceOf({ advanceSeconds: form.integer("advanceSeconds") }));
  return LIST;
};

const resumeFunction: Action = async (engine, name) => {
  await pauseFunction(engine, name, false);
  return LIST;
};

const ACTIONS: Readonly<Record<string, Action>> = {
  clock: moveClock,
  "functions resume": resumeFunction,
  "callbacks succeed": onCallback((engine, id, text = "") => succeedCallback(engine, id, Buffer.from(text))),
  "callbacks fail": onCallback((engine, id, text = "failed by hand") =>
    failCallback(engine, id, { ErrorType: "Console", ErrorMessage: text }),
  ),
  "executions stop": onExecution((engine, arn) => stopExecution(engine, arn, undefined)),
  "executions pause": onExecution((engine, arn) => pauseExecution(engine, arn, true)),
  "executions resume": onExecution((engine, arn) => pauseExecution(engine, arn, false)),
  "executions again": startAgain,
  "executions fork": fork,
};

/** Undefined where the path, below `/_local/console/`, is of no form. */
export function actionOf(collection: string, verb: string | undefined): Action | undefined {
  const name = verb === undefined ? collection : `${collection} ${verb}`;
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
}
