/** Next calls it once, before the first request is handled; its compiler drops the branch for the runtime that has no sockets. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] === "nodejs") (await import("./instrumentation-node")).prepareServer();
}
