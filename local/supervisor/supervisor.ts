import { mkdirSync } from "node:fs";
import path from "node:path";
import { catalog } from "../../workflows/catalog.ts";
import { banner } from "./banner.ts";
import { ensureBuild } from "./build.ts";
import { appEnvironment, awsEnvironment, baseEnvironment } from "./environment.ts";
import { functionsAt } from "./functions.ts";
import { claimFormat } from "./data-format.ts";
import { acquireLock, type Lock } from "./lock.ts";
import { say } from "./log.ts";
import { lambdaManifest } from "./manifest.ts";
import { waitForFreePorts } from "./ports.ts";
import { invokeScheduledFunctions } from "./scheduled-functions.ts";
import { loadSecrets, writeWhole, type Secrets } from "./secrets.ts";
import { seed } from "./seed.ts";
import { Service, type ServiceSpec } from "./service.ts";
import { cloudServices, manifestFile, siteService, type Mode } from "./services.ts";
import type { Settings } from "./settings.ts";
import { UserError } from "./user-error.ts";

/** How long the processes of a killed run may take to leave. */
const ORPHANS_LEAVE_WITHIN_MS = 8_000;

/** The whole store on this machine: every service in a process of its own, started, watched and stopped together. */
export class Supervisor {
  readonly #settings: Settings;
  readonly #mode: Mode;
  readonly #services: Service[] = [];
  readonly #base = baseEnvironment(process.env);
  #stopping = false;
  #scheduled: ReturnType<typeof invokeScheduledFunctions> | undefined;
  /** Held until the process ends: without a reference the garbage collector would release it. */
  #lock: Lock | undefined;

  constructor(settings: Settings, mode: Mode) {
    this.#settings = settings;
    this.#mode = mode;
  }

  /** Resolves when everything answers and the drop and the staff account are there. */
  async start(): Promise<void> {
    const settings = this.#settings;
    await this.#claim();
    const secrets = loadSecrets(settings.dataDir);
    this.#writeManifest(secrets);
    const cloud = Promise.all(
      cloudServices(settings, secrets, this.#base, this.#mode).map((spec) =>
        this.#run(new Service(this.#sweepAfter(spec))),
      ),
    );
    const seeded = cloud.then(() => this.#seed(secrets));
    await Promise.all([this.#buildSite(), this.#mode === "start" ? seeded : undefined]);
    const site = siteService(settings, secrets, this.#base, this.#mode);
    await Promise.all([this.#run(new Service(site)), seeded]); // a client that reaches a started store finds a drop
    say("local", banner(settings, secrets.staffPassword));
    process.stdout.write("ready\n");
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#services.map((service) => service.stop()));
  }

  kill(): void {
    for (const service of this.#services) service.kill();
  }

  async #claim(): Promise<void> {
    const { dataDir } = this.#settings;
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const waiting = () => say("local", `waiting for the last run on ${dataDir} to end`);
    this.#lock = await acquireLock(path.join(dataDir, "supervisor.lock"), ORPHANS_LEAVE_WITHIN_MS, waiting);
    if (this.#lock === undefined)
      throw new UserError(`Another run uses ${dataDir}. Stop it, or set LOCAL_DATA_DIR to another folder.`);
    claimFormat(dataDir);
    await waitForFreePorts(this.#settings, ORPHANS_LEAVE_WITHIN_MS);
  }

  #writeManifest(secrets: Secrets): void {
    const { root } = this.#settings;
    const manifest = lambdaManifest(
      catalog,
      root,
      appEnvironment(this.#settings, secrets),
      awsEnvironment(this.#settings),
    );
    writeWhole(manifestFile(this.#settings), `${JSON.stringify(manifest, null, 2)}\n`, 0o600);
  }

  #run(service: Service): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    this.#services.push(service);
    return service.start();
  }

  /** What was accepted while a service was down is acted on when it is back, not a minute later. */
  #sweepAfter(spec: ServiceSpec): ServiceSpec {
    return { ...spec, onRestarted: () => this.#scheduled?.runSoon() };
  }

  async #buildSite(): Promise<void> {
    if (this.#mode === "start") await ensureBuild(this.#settings.root, this.#base);
  }

  async #seed(secrets: Secrets): Promise<void> {
    const functions = functionsAt(`http://127.0.0.1:${this.#settings.ports.lambda}`);
    await seed(functions, this.#settings.drop, this.#settings.staffPassword ?? secrets.staffPassword);
    this.#scheduled = invokeScheduledFunctions(
      catalog,
      (name) => functions.trigger(name),
      (name, error) => say("local", `could not trigger ${name}: ${String(error)}`),
    );
  }
}
