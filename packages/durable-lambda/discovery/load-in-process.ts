import { fork } from "node:child_process";
import { LOADER } from "../packaged.ts";
import { handlerEnvironment } from "../workers/environment.ts";

export interface ExportedFunction {
  readonly name: string;
  readonly isWrapped: boolean;
}

export interface Failed {
  readonly problem: string;
  /** Of what was thrown. */
  readonly stack?: string | undefined;
}

export type Loaded =
  | Failed
  /** `inner`: how many handlers `withDurableExecution` has made that are not exported themselves, but within others perhaps. */
  | { readonly functions: readonly ExportedFunction[]; readonly inner: number };

/** As AWS allows a function to begin: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const INIT_SECONDS = 10;

/** Loads a bundle in a process of its own, which is ended. */
export function loadInProcess(path: string): Promise<Loaded> {
  const child = fork(LOADER, [path], { env: handlerEnvironment(), stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), INIT_SECONDS * 1000);
  const ended = new Promise<Loaded>((resolve, reject) => {
    child.once("error", reject);
    child.once("message", (loaded) => resolve(loaded as Loaded));
    child.once("exit", (status, signal) =>
      resolve({ problem: child.killed ? TOO_LONG : `it ended the process with ${status ?? signal}` }),
    );
  });
  return ended.finally(() => clearTimeout(timer));
}

const TOO_LONG = `its top level took more than ${INIT_SECONDS} s`;
