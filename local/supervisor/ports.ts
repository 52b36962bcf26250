import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { PORTS, type ServiceName, type Settings } from "./settings.ts";
import { UserError } from "./user-error.ts";

const TRY_EVERY_MS = 200;
/** A port without a number: the system gives one. */
const ANY = 0;

/** The settings with a port for each service that was given none. */
export async function withFreePorts(settings: Settings): Promise<Settings> {
  const ports = await Promise.all(
    Object.entries(settings.ports).map(async ([name, port]) => [name, port === ANY ? await freePort() : port] as const),
  );
  return { ...settings, ports: Object.fromEntries(ports) as Settings["ports"] };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(ANY, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Returns once every port is free, so that the processes of a killed run have time to leave; else names the port that is taken. */
export async function waitForFreePorts(settings: Settings, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  await Promise.all(
    Object.entries(settings.ports).map(([name, port]) => waitForFree(name as ServiceName, port, deadline)),
  );
}

async function waitForFree(name: ServiceName, port: number, deadline: number): Promise<void> {
  while (!(await isFree(port))) {
    if (Date.now() > deadline) throw taken(name, port);
    await sleep(TRY_EVERY_MS);
  }
}

function taken(name: ServiceName, port: number): UserError {
  const { variable, what } = PORTS[name];
  return new UserError(
    `Port ${port}, meant for ${what}, is taken by another program. Stop that one, or set ${variable} to a free port.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error.code === "EACCES" ? new UserError(`Port ${port} needs rights that you do not have.`) : error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
