import { isProduction } from "./stage";
import { tableSchema } from "./table-schema";

/** Point-in-time recovery is on by SST's default; infra/stack.test.ts holds it to that. */
export const table = new sst.aws.Dynamo("Store", { ...tableSchema, deletionProtection: isProduction });
