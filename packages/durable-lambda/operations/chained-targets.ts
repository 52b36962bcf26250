/** The targets of the chained invokes of one checkpoint: found before it, named in it, started after it, if it is taken. */
import { randomUUID } from "node:crypto";
import type { Engine } from "../engine/engine.ts";
import { ApiError } from "../errors.ts";
import type { ResolvedFunction } from "../functions/registry.ts";
import { CHAINED_INVOKE_DELAY_MS, MAX_EVENT_RESULT_BYTES } from "../limits.ts";
import type { Caller, ChainedTarget, ErrorObject, OperationUpdate } from "../machine/types.ts";
import { executionArn } from "../wire/arn.ts";
import { draftOf } from "./start.ts";
import { requireQualifier, requireTenantOrNone } from "./strict.ts";

type Target = ResolvedFunction | ErrorObject;

export class ChainedTargets {
  readonly #engine: Engine;
  readonly #targets: ReadonlyMap<OperationUpdate, Target>;
  readonly #planned: (() => void)[] = [];

  private constructor(engine: Engine, targets: ReadonlyMap<OperationUpdate, Target>) {
    this.#engine = engine;
    this.#targets = targets;
  }

  static async resolve(engine: Engine, updates: readonly OperationUpdate[]): Promise<ChainedTargets> {
    const targets = new Map<OperationUpdate, Target>();
    for (const update of updates)
      if (update.Type === "CHAINED_INVOKE" && update.Action === "START")
        targets.set(update, await findTarget(engine, update));
    return new ChainedTargets(engine, targets);
  }

  /** Names the target for the history; it will start with `start`. */
  plan(update: OperationUpdate, caller: Caller): ChainedTarget {
    const target = this.#targets.get(update);
    const dueMs = this.#engine.clock.now() + CHAINED_INVOKE_DELAY_MS;
    if (!target || !("config" in target)) {
      this.#planned.push(() => this.#engine.calls.addFailing(caller, target ?? {}, dueMs));
      return {};
    }
    return target.config.durable
      ? this.#planExecution(target, update, caller, dueMs)
      : this.#planCall(target, update, caller, dueMs);
  }

  start(): void {
    for (const start of this.#planned) start();
  }

  #planCall(target: ResolvedFunction, update: OperationUpdate, caller: Caller, dueMs: number): ChainedTarget {
    const tenantId = update.ChainedInvokeOptions?.TenantId;
    this.#planned.push(() => this.#engine.calls.add(target, { tenantId, caller, payload: update.Payload, dueMs }));
    return { version: target.executedVersion };
  }

  #planExecution(target: ResolvedFunction, update: OperationUpdate, caller: Caller, wakeAtMs: number): ChainedTarget {
    const draft = draftOf(this.#engine, target, {
      name: randomUUID(),
      input: update.Payload,
      tenantId: update.ChainedInvokeOptions?.TenantId,
      caller,
      maxResultBytes: MAX_EVENT_RESULT_BYTES,
      wakeAtMs,
    });
    this.#planned.push(() => {
      this.#engine.commit(draft);
      this.#engine.calls.holdExecution(caller.seq, draft.execution.seq);
    });
    return { version: target.executedVersion, arn: executionArn(draft.execution) };
  }
}

async function findTarget(engine: Engine, { ChainedInvokeOptions: options }: OperationUpdate): Promise<Target> {
  try {
    const target = await engine.registry.resolve(options?.FunctionName ?? "", undefined);
    requireQualifier(engine, target, options?.FunctionName ?? "");
    requireTenantOrNone(engine, target, options?.TenantId);
    return target;
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return { ErrorType: cause.name, ErrorMessage: cause.message };
  }
}
