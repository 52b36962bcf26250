/** One source file and all that it imports, made into one file by esbuild. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, parse, relative } from "node:path";
import type { BuildOptions, BuildResult, Message, Plugin } from "esbuild";
import { nativeModules } from "./native.ts";

const MAX_BUILD_ATTEMPTS = 5;
export const OUTPUT = "bundle.mjs";
/** What esbuild begins with: it exports what the source does. */
export const ENTRY = "entry:stub.mjs";
const BANNER = [
  'import { createRequire as __createRequire } from "node:module";',
  'import { fileURLToPath as __fileURLToPath } from "node:url";',
  "const require = __createRequire(import.meta.url);",
  'import { dirname as __dirnameOf } from "node:path";',
  "const __filename = __fileURLToPath(import.meta.url);",
  "const __dirname = __dirnameOf(__filename);",
].join(" ");

export type Options = BuildOptions & { metafile: true; write: false };
export type Built = BuildResult<Options>;

/** Makes a source map as well. */
type Mapped = Pick<BuildOptions, "sourcemap" | "sourcesContent">;

let building = 0;

/** Builds a handler's file; throws esbuild's error when it cannot. esbuild's process ends with the last build. */
export async function buildFile(file: string, plugins: Plugin[], options: Mapped = {}): Promise<Built> {
  building++;
  try {
    return await buildAround({ ...optionsFor(file), ...options }, plugins, new Set());
  } finally {
    if (--building === 0) await (await import("esbuild")).stop();
  }
}

/** The code of a build, in one file. */
export const codeOf = (built: Built): string => outputOf(built, OUTPUT);

/** Its source map, where one was asked for. */
export const mapOf = (built: Built): string => outputOf(built, `${OUTPUT}.map`);

const outputOf = ({ outputFiles }: Built, name: string) =>
  outputFiles.find(({ path }) => basename(path) === name)?.text ?? "";

/** Builds again where it came upon packages that have to be left out. */
async function buildAround(options: Options, plugins: Plugin[], leftOut: ReadonlySet<string>): Promise<Built> {
  const found = new Set(leftOut);
  const all = { ...options, plugins: [...plugins, nativeModules(found)] };
  const built = await buildInsisting(all, MAX_BUILD_ATTEMPTS).catch((cause: unknown) => {
    if (found.size === leftOut.size) throw cause;
  });
  return built && found.size === leftOut.size ? built : buildAround(options, plugins, found);
}

/** Builds again when esbuild's own process went away; mistakes in the source are thrown at once. */
async function buildInsisting(options: Options, attempts: number): Promise<Built> {
  const esbuild = await import("esbuild");
  try {
    return await esbuild.build(options);
  } catch (cause) {
    if (isSourceError(cause) || attempts <= 1) throw cause;
    await esbuild.stop();
    return buildInsisting(options, attempts - 1);
  }
}

const messagesOf = (cause: unknown): readonly Message[] => {
  const { errors } = cause as { errors?: unknown };
  return Array.isArray(errors) ? (errors as Message[]) : [];
};

/** Whether a build failed because of the source, so that it would fail again. */
export const isSourceError = (cause: unknown): boolean => messagesOf(cause).length > 0;

/** Why a file does not build, in one line: where its first mistake is. */
export function buildProblem(file: string, cause: unknown): string {
  if (!existsSync(file)) return `there is no file ${file}`;
  const [first] = messagesOf(cause);
  if (!first) return `${file} does not build: ${cause instanceof Error ? cause.message : String(cause)}`;
  if (statSync(file).isDirectory()) return `${file} is a folder: name the files in it`;
  const { location, text } = first;
  const at = location ? ` (${relative(process.cwd(), location.file)}:${location.line}:${location.column + 1})` : "";
  return `${file} does not build: ${text}${at}${installHint(text)}`;
}

/** What to do about a package that is not there; nothing for a path. */
function installHint(text: string): string {
  const name = /^Could not resolve "((?:@[\w.-]+\/)?[\w-][\w.-]*)/.exec(text)?.[1];
  return name === undefined ? "" : `: npm install ${name}`;
}

/** What AWS says where such a source is loaded: a module that is not there, or a mistake in the code. */
export function loadError(file: string, cause: unknown): { readonly name: string; readonly message: string } {
  const [first] = messagesOf(cause);
  const missing = /^Could not resolve "(.+)"/.exec(first?.text ?? "")?.[1];
  if (missing === undefined) return { name: "Runtime.UserCodeSyntaxError", message: `SyntaxError: ${first?.text}` };
  const [name, from] = missing === file ? [parse(file).name, file] : [missing, first?.location?.file ?? file];
  return {
    name: "Runtime.ImportModuleError",
    message: `Error: Cannot find module '${name}'\nRequire stack:\n- ${from}`,
  };
}

function entryText(file: string): string {
  const path = JSON.stringify(file);
  return `export * from ${path}; import * as all from ${path}; export default all["default"];`;
}

const optionsFor = (file: string): Options => ({
  stdin: { contents: entryText(file), resolveDir: dirname(file), sourcefile: ENTRY },
  bundle: true,
  write: false,
  metafile: true,
  platform: "node",
  target: `node${process.versions.node}`,
  format: "esm",
  keepNames: true,
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' }, // as deployed: React brings a second copy of itself otherwise
  logLevel: "silent",
  banner: { js: BANNER },
  outfile: OUTPUT,
});
