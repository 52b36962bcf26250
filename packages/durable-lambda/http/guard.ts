import type { IncomingMessage } from "node:http";
import { isFromHere, REFUSAL } from "../../loopback/index.ts";
import { ApiError } from "../errors.ts";

/** @throws ApiError for a request that is not of this machine's own making */
export function requireLocal(request: IncomingMessage): void {
  if (!isFromHere(request)) throw new ApiError("AccessDeniedException", 403, REFUSAL);
}
