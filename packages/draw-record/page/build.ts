import path from "node:path";
import { build } from "esbuild";
import { pageOf } from "./template.ts";

/** The page that checks a draw in the browser, in one file that needs nothing else. The same sources give the same bytes. */
export async function buildPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "main.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2023",
    charset: "ascii",
    legalComments: "none",
    logLevel: "error",
  });
  const [script] = outputFiles;
  if (!script) throw new Error("esbuild wrote no script");
  return pageOf(script.text.trim().replaceAll("</script", "<\\/script"));
}
