import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { DEFENCES } from "@/bench/campaign/fair/defences";

const text = readFileSync(path.join(import.meta.dirname, "fairness.md"), "utf8");

it("the table of fairness.md has both modes with every defence", () => {
  for (const mode of ["first come", "draw"])
    for (const defence of DEFENCES) expect(text).toMatch(new RegExp(`^\\| ${mode} +\\| (\\+ )?${defence} +\\|`, "m"));
});
