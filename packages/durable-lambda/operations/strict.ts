/**
 * What AWS refuses beyond its API's model, where the server is strict.
 * https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html
 */
import type { Engine } from "../engine/engine.ts";
import { invalidParameter } from "../errors.ts";
import type { ResolvedFunction } from "../functions/registry.ts";
import { MAX_SYNC_EXECUTION_SECONDS } from "../limits.ts";
import { parseFunctionReference } from "../wire/arn.ts";

/** A durable function is invoked by a version or `$LATEST`: throws InvalidParameterValueException. */
export function requireQualifier(
  engine: Engine,
  { config }: ResolvedFunction,
  reference: string,
  given?: string,
): void {
  if (!engine.strict || !config.durable) return;
  if (parseFunctionReference(reference, given).qualifier === undefined)
    throw invalidParameter("You cannot invoke a durable function using an unqualified ARN.");
}

/**
 * A function that is isolated by tenant is invoked for one, any other function for none: throws InvalidParameterValueException.
 * https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-troubleshooting.html
 */
export function requireTenantOrNone({ strict }: Engine, { config }: ResolvedFunction, tenantId?: string): void {
  if (config.tenantIsolation && tenantId === undefined)
    throw invalidParameter("The function is isolated by tenant: the request must name one.");
  if (strict && !config.tenantIsolation && tenantId !== undefined)
    throw invalidParameter("The function is not isolated by tenant: the request must name none.");
}

/** A synchronous invocation waits for the whole execution: throws InvalidParameterValueException where that may be long. */
export function requireShort(engine: Engine, { config }: ResolvedFunction): void {
  if (!engine.strict || !config.durable || config.durable.executionTimeout <= MAX_SYNC_EXECUTION_SECONDS) return;
  throw invalidParameter(
    "You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.",
  );
}
