import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "@/lib/platform/env";
import { catalog, siteEnvironment, type CatalogFunction } from "@/workflows/catalog";

const ROOT = path.resolve(import.meta.dirname, "..");
const HOUR_SECONDS = 3600;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LONGEST_INVOCATION_SECONDS = 900;
/** https://docs.aws.amazon.com/lambda/latest/api/API_DurableConfig.html */
const LONGEST_EXECUTION_SECONDS = 31_622_400;
const LONGEST_RETENTION_DAYS = 90;
/** FunctionName: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const LAMBDA_NAME = /^[A-Za-z0-9_-]{1,64}$/;

const entries: [string, CatalogFunction][] = Object.entries(catalog);
const durables = entries.flatMap(([name, { durable }]) => (durable ? [{ name, ...durable }] : []));
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("the catalog", () => {
  it.each(durables)(
    "$name outlasts all its waits by more than an hour",
    ({ executionTimeoutSeconds, waitsSeconds }) => {
      expect(executionTimeoutSeconds).toBeGreaterThan(sum(waitsSeconds) + HOUR_SECONDS);
      expect(executionTimeoutSeconds).toBeLessThanOrEqual(LONGEST_EXECUTION_SECONDS);
    },
  );

  it.each(durables)("$name keeps its history for a time that AWS offers", ({ retentionDays }) => {
    expect(retentionDays).toBeGreaterThan(0);
    expect(retentionDays).toBeLessThanOrEqual(LONGEST_RETENTION_DAYS);
  });

  it.each(entries)("%s ends each invocation within Lambda's limit", (_, { invocationTimeoutSeconds }) => {
    expect(invocationTimeoutSeconds).toBeGreaterThan(0);
    expect(invocationTimeoutSeconds).toBeLessThanOrEqual(LONGEST_INVOCATION_SECONDS);
  });

  it.each(entries)("%s has a handler: the file is there and exports it", (_, { handler }) => {
    const [file, name] = [handler.slice(0, handler.lastIndexOf(".")), handler.slice(handler.lastIndexOf(".") + 1)];
    const source = fs.readFileSync(path.join(ROOT, `${file}.ts`), "utf8");
    expect(source).toMatch(new RegExp(`export (const|async function|function) ${name}\\b`));
  });

  it.each(entries)("%s is told variables that lib/platform/env.ts knows, each once", (_, { environment }) => {
    expect(Object.keys(environmentSchema.shape)).toEqual(expect.arrayContaining([...environment]));
    expect(new Set(environment).size).toBe(environment.length);
  });

  it("the site is told variables that lib/platform/env.ts knows, and no key that moves money or parcels", () => {
    expect(Object.keys(environmentSchema.shape)).toEqual(expect.arrayContaining([...siteEnvironment]));
    const without = Object.keys(environmentSchema.shape).filter((name) => !siteEnvironment.some((has) => has === name));
    expect(without).toEqual([
      "STRIPE_SECRET_KEY",
      "EASYPOST_API_KEY",
      "BEACON_URL",
      "BEACON_CHAIN",
      "WAREHOUSE_ADDRESS",
      "WORDS_MODEL",
      "WORDS_API_URL",
      "WORDS_API_KEY",
    ]);
  });

  it.each(durables)("$name has the variable by which others find it", ({ name }) => {
    expect(Object.keys(environmentSchema.shape)).toContain(`${name.toUpperCase().replaceAll("-", "_")}_FUNCTION`);
  });

  it.each(entries)("%s is a name that Lambda takes", (name) => {
    expect(name).toMatch(LAMBDA_NAME);
  });

  it.each(entries)(
    "%s never overtakes itself when it is scheduled",
    (_, { everyMinutes, invocationTimeoutSeconds }) => {
      if (everyMinutes !== undefined) expect(invocationTimeoutSeconds).toBeLessThan(everyMinutes * 60);
    },
  );
});
