import { afterAll, beforeAll } from "vitest";
import type { DropFile } from "@/lib/shop/drop/schema";
import type { Engine } from "@/workflows/testing/engine";
import { startServices, type Services } from "@/workflows/testing/services";

/** Services and engine for the tests of this block, gone after it. Ask only inside a test. */
export function useServices(engine: Engine, drop: Partial<DropFile> = {}): () => Services {
  let services: Services | undefined;
  beforeAll(async () => {
    services = await startServices(drop);
    await engine.start(services.environment, services.dataDir);
  });
  afterAll(async () => {
    await engine.stop();
    await services?.stop();
  });
  return () => {
    if (!services) throw new Error("the services are not started yet");
    return services;
  };
}
