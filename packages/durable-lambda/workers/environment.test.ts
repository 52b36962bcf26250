import { afterEach, expect, test, vi } from "vitest";
import { handlerEnvironment } from "./environment.ts";

afterEach(() => vi.unstubAllEnvs());

test("a handler finds Lambda's time zone and language, whatever the machine's are, and the rest of the environment", () => {
  const machine = { TZ: "Asia/Kathmandu", LANG: "de_DE.UTF-8", LANGUAGE: "de", LC_ALL: "de_DE.UTF-8", TABLE_NAME: "t" };
  for (const [name, value] of Object.entries(machine)) vi.stubEnv(name, value);
  const environment = handlerEnvironment();
  expect(environment).toMatchObject({ TZ: "UTC", LANG: "en_US.UTF-8", TABLE_NAME: "t" });
  expect(environment).not.toHaveProperty("LANGUAGE");
  expect(environment).not.toHaveProperty("LC_ALL");
});
