import fs from "node:fs";
import path from "node:path";

const write = (file, content) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
};
const fn = (bundle) => ({ type: "function", handler: "index.handler", bundle: `.open-next/${bundle}` });

/** What `open-next build` leaves behind, as far as SST looks at it. */
export function fakeSiteBuild(root) {
  const origins = { default: fn("server"), imageOptimizer: fn("image"), s3: { type: "s3", copy: [] } };
  const additionalProps = { revalidationFunction: fn("revalidation"), initializationFunction: fn("dynamodb-provider") };
  write(path.join(root, ".open-next/open-next.output.json"), { edgeFunctions: {}, origins, additionalProps });
  for (const bundle of ["server", "image", "revalidation", "dynamodb-provider"])
    write(path.join(root, ".open-next", bundle, "index.mjs"), "export const handler = () => {};");
  write(path.join(root, ".open-next/assets/_next/static/page.js"), "");
  write(path.join(root, ".open-next/cache/page.cache"), "{}");
  write(path.join(root, ".next/BUILD_ID"), "build");
  write(path.join(root, ".next/routes-manifest.json"), { basePath: "" });
  write(path.join(root, ".next/prerender-manifest.json"), { version: 4, routes: {} });
}
