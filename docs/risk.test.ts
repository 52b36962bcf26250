import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import model from "@/lib/shop/risk/model/model.json";

const text = readFileSync(path.join(import.meta.dirname, "risk.md"), "utf8");

it("the tables of risk.md are of the model that the store ships", () =>
  expect(text).toContain(`Model: ${model.engine}, hash ${model.hash.slice(0, 12)}`));

it("the tables compare rules, model and referee on identical orders", () => {
  for (const engine of ["rules-1", model.engine, "referee"])
    expect(text).toMatch(new RegExp(`^\\| ${engine} +\\|`, "m"));
});
