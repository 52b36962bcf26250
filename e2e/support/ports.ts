import net from "node:net";

/**
 * Between the ports that browsers refuse (10080 is the last) and those that systems give to outgoing connections (32768 is
 * Linux's first): the port of a service that was killed is still free when the service comes back.
 */
const LOWEST = 11_000;
const HIGHEST = 32_000;

/** The first of `count` ports in a row that are free now. */
export async function firstOfFreePorts(count: number): Promise<number> {
  for (;;) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - count));
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (!free.includes(false)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
