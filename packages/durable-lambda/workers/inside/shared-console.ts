/** The durable SDK makes a Console of the process's streams for every invocation, a third of its time: those share one. */
import nodeConsole from "node:console";
import { syncBuiltinESMExports } from "node:module";

interface Streams {
  readonly stdout?: unknown;
  readonly stderr?: unknown;
}

const isOfProcess = ([options]: Streams[]) =>
  options?.stdout === process.stdout && options.stderr === process.stderr && Object.keys(options).length === 2;

export function shareConsole(): void {
  let shared: object | undefined;
  nodeConsole.Console = new Proxy(nodeConsole.Console, {
    construct: (real, args: Streams[], target) =>
      isOfProcess(args)
        ? (Object.create((shared ??= Reflect.construct(real, args) as object)) as object)
        : (Reflect.construct(real, args, target) as object),
  });
  syncBuiltinESMExports();
}
