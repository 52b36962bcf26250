import { siteEnvironment } from "../workflows/catalog";
import { address } from "./address";
import { environmentOf } from "./environment";
import { values, workflows } from "./workflows";
import { permissionsOf } from "./permissions";

interface Grant {
  readonly actions: readonly string[];
}
const isInvalidation = ({ actions }: Grant) => actions.includes("cloudfront:CreateInvalidation");

/** The site reads what the catalog lists for it, and next-auth its own. */
export const site = new sst.aws.Nextjs("Site", {
  router: { instance: address },
  openNextVersion: "4.1.12",
  server: { runtime: "nodejs24.x", architecture: "arm64", memory: "1024 MB" },
  environment: { ...environmentOf(siteEnvironment, values), NEXTAUTH_URL: address.url },
  permissions: permissionsOf("site", workflows),
  transform: {
    /** SST lets pages of every site read the function URL's answers, and the site invalidate every distribution: neither here. */
    server: (args) => {
      args.url = { authorization: "iam", cors: false };
      args.permissions = $output(args.permissions ?? []).apply((grants) =>
        grants.filter((grant) => !isInvalidation(grant)),
      );
    },
  },
});
