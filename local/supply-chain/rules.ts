import { z } from "zod";

/**
 * SPDX ids that a shop may ship under its own licence; LGPL because the library is linked and not changed (sharp's libvips),
 * OFL because a font is shipped with the shop and not sold by itself.
 */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unlicense",
]);

const licenceSchema = z.union([
  z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
  z.object({ expression: z.string() }),
]);

/** What `npm sbom` writes, as far as it is read here. https://cyclonedx.org/docs/1.5/json/ */
export const sbomSchema = z.object({
  components: z.array(z.object({ name: z.string(), version: z.string(), licenses: z.array(licenceSchema).optional() })),
});

const idsOf = (licence: z.infer<typeof licenceSchema>): string[] =>
  "expression" in licence
    ? licence.expression.replaceAll(/[()]/g, "").split(/\s+OR\s+/)
    : [licence.license.id ?? licence.license.name ?? "none"];

/** The components that come under no licence of the list, with what they come under. Of alternatives one is enough. */
export const strangersIn = ({ components }: z.infer<typeof sbomSchema>): string[] =>
  components.flatMap(({ name, version, licenses = [] }) => {
    const ids = licenses.flatMap(idsOf);
    return ids.some((id) => ALLOWED.has(id)) ? [] : [`${name}@${version}: ${ids.join(" or ") || "no licence"}`];
  });

/** What `npm audit --json` writes when the registry has answered. https://docs.npmjs.com/cli/commands/npm-audit */
const auditSchema = z.object({
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.int()) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

/** Of this severity or worse, a known vulnerability in what is shipped ends a run. */
const SERIOUS = new Set(["high", "critical"]);

/** The packages with serious known vulnerabilities, or null when the registry did not answer. */
export function vulnerableIn(report: unknown): string[] | null {
  const parsed = auditSchema.safeParse(report);
  if (!parsed.success) return null;
  const found = Object.entries(parsed.data.vulnerabilities);
  return found
    .filter(([, { severity }]) => SERIOUS.has(severity))
    .map(([name, { severity }]) => `${name}: ${severity}`);
}
