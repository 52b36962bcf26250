import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");
/** SST's components and Pulumi, as `npx sst install` puts them there. */
export const PLATFORM = path.join(ROOT, ".sst/platform");
/** What bundles in ESM need for the CommonJS in them; SST puts the same before its own. */
export const ESM_BANNER = [
  `import { createRequire as topLevelCreateRequire } from "module";`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";`,
  `const __filename = topLevelFileUrlToPath(import.meta.url);`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`,
].join("\n");
