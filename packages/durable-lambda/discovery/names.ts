import { UserError } from "../cli/user-error.ts";

interface Export {
  readonly file: string;
  readonly exportName: string;
}

/** Names of files that say nothing of what the function does: its folder does. */
const GENERIC = new Set(["handler", "index", "lambda", "main"]);
const MAIN_EXPORTS = new Set(["default", "handler"]);
const MAX_NAME = 64;
const MANIFEST = "name it in a manifest, and start with --manifest FILE";

/** The name that a handler is served under: its export's, or, where that is `handler` or the default, its file's or folder's. */
export function functionName({ file, exportName }: Export): string {
  const name = MAIN_EXPORTS.has(exportName) ? nameOfFile(file) : exportName;
  const plain = name.normalize("NFKD").replace(/\p{Mark}/gu, ""); // ö is o
  return plain
    .replace(/[^\w-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_NAME);
}

function nameOfFile(path: string): string {
  const [folder = "", file = ""] = path.split(/[\\/]/).slice(-2);
  const name = file.replace(/\.[cm]?[jt]sx?$/, "");
  return GENERIC.has(name) ? folder : name;
}

/** Each handler under its name; throws a UserError where one has none, or two have the same. */
export function named<T extends Export>(handlers: readonly T[]): Map<string, T> {
  const byName = new Map<string, T>();
  for (const handler of handlers) {
    const name = functionName(handler);
    if (name === "")
      throw new UserError(`${sourceOf(handler)} has no letter that a function's name may have: ${MANIFEST}`);
    const other = byName.get(name);
    if (other) throw new UserError(`${sourceOf(other)} and ${sourceOf(handler)} are both ${name}: ${MANIFEST}`);
    byName.set(name, handler);
  }
  return byName;
}

const sourceOf = ({ file, exportName }: Export) => `${file}#${exportName}`;
