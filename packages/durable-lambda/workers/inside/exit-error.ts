/** What is told of an invocation whose process ended, in AWS's words. */
import type { FunctionError } from "../protocol.ts";

/** As AWS's runtime, a Go program, names them. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGABRT: "aborted",
  SIGBUS: "bus error",
  SIGHUP: "hangup",
  SIGILL: "illegal instruction",
  SIGINT: "interrupt",
  SIGKILL: "killed",
  SIGQUIT: "quit",
  SIGSEGV: "segmentation fault",
  SIGTERM: "terminated",
};

/** `end`: exit status, or name of the signal. */
export function exitError(requestId: string, end: number | string): FunctionError {
  return {
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${reasonOf(end)}`,
  };
}

function reasonOf(end: number | string): string {
  if (end === 0) return "without providing a reason";
  return `with error: ${typeof end === "number" ? `exit status ${end}` : `signal: ${SIGNALS[end] ?? end}`}`;
}
