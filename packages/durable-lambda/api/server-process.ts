/** The server as a process of its own, which can be killed and started again on the same folder and port. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { DurableLambdaError } from "./http.ts";
import { MAIN } from "../packaged.ts";

interface ProcessOptions {
  readonly manifest: string;
  readonly dataDir: string;
  /** 0: any free one, which is kept. */
  readonly port: number;
  readonly watch: boolean;
  readonly strict: boolean;
  readonly onOutput: (line: string) => void;
}

export class ServerProcess {
  readonly #options: ProcessOptions;
  #port: number;
  #child: ChildProcess | undefined;
  #isListening = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Resolves when it listens; throws what it said instead. */
  async start(): Promise<void> {
    this.#isListening = false;
    const child = this.#spawn();
    this.#child = child;
    const said = new Set<string>();
    const gone = once(child, "close").then(() => {
      throw new DurableLambdaError(`durable-lambda did not start: ${[...said].join("; ").replaceAll("lambda: ", "")}`);
    });
    linesOf(child.stderr, (line) => (this.#isListening ? this.#options.onOutput(line) : said.add(line)));
    const listens = new Promise<number>((resolve) => linesOf(child.stdout, (line) => this.#hear(line, resolve)));
    this.#port = await Promise.race([listens, gone]);
    gone.catch(() => undefined);
    this.#isListening = true;
    for (const line of said) this.#options.onOutput(line);
  }

  /** Ends it, and waits until it is gone. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "close");
    child.kill(signal);
    await gone;
  }

  #spawn(): ChildProcess {
    const { manifest, dataDir, watch, strict } = this.#options;
    const parameters = ["--manifest", manifest, "--data", dataDir, "--port", String(this.#port), "--check"];
    const flags = [...(watch ? ["--watch"] : []), ...(strict ? [] : ["--no-strict"])];
    return fork(MAIN, [...parameters, ...flags], { execArgv: [], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  }

  #hear(line: string, listens: (port: number) => void): void {
    const port = /^lambda: listening on http:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
    if (port === undefined) this.#options.onOutput(line);
    else listens(Number(port));
  }
}

function linesOf(stream: NodeJS.ReadableStream | null, hear: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", hear);
}
