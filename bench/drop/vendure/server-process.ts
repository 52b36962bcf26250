import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import path from "node:path";

const LOG = "vendure.log";

/** `server.ts` as a child: its folder and log are there. Every answer rejects once it has ended. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<never>;

  constructor(directory: string, port: number) {
    const log = openSync(path.join(directory, LOG), "w");
    this.child = fork(path.join(import.meta.dirname, "server.ts"), {
      cwd: directory,
      env: { ...process.env, NODE_ENV: "production", PORT: String(port), VENDURE_DISABLE_TELEMETRY: "true" },
      stdio: ["ignore", log, log, "ipc"],
    });
    this.ended = once(this.child, "exit").then(() => {
      throw new Error(`Vendure's server ended: see ${path.join(directory, LOG)}`);
    });
    this.ended.catch(() => undefined); // whoever waits for an answer hears it
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async untilReady(): Promise<void> {
    await this.answer();
  }

  /** Tokens of so many new sessions. */
  async makeShoppers(count: number): Promise<string[]> {
    this.child.send(count);
    return (await this.answer()) as string[];
  }

  async stop(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.ended.catch(() => undefined);
  }

  private async answer(): Promise<unknown> {
    const [message] = (await Promise.race([once(this.child, "message"), this.ended])) as unknown[];
    return message;
  }
}
