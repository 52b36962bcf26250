/** Part of the code that mutation testing judges by itself, and the tests that judge it. */
interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

export const parts: Readonly<Record<string, Part>> = {
  rules: { mutate: ["lib/**/rules.ts"], tests: ["lib/**/{rules,states,checks}.test.ts"] },
  states: {
    mutate: ["lib/**/states.ts", "lib/platform/states/condition.ts", "lib/platform/table/{condition,expression}.ts"],
    tests: ["lib/**/{states,condition,expression}.test.ts", "docs/architecture.test.ts"],
  },
  transitions: { mutate: ["lib/**/transitions.ts"], tests: ["lib/**/transitions.test.ts"] },
  machine: {
    mutate: [
      "packages/durable-lambda/machine/**/*.ts",
      "!packages/durable-lambda/machine/types.ts",
      "!**/*.test.ts",
      "!**/testing/**",
    ],
    tests: ["packages/durable-lambda/machine/*.test.ts"],
  },
};

/** The part that this process works on, as `main.ts` set it. */
export const name = process.env["MUTATION_PART"] ?? "rules";

/** @throws Error where no part has the name */
export function partOf(name: string): Part {
  const part = parts[name];
  if (!part) throw new Error(`No part is called ${name}: there are ${Object.keys(parts).join(", ")}.`);
  return part;
}
