import { rosterSchema } from "@/lib/account/team/schema";
import { entity } from "@/lib/platform/table/entity";

/** The team's record: read by `store.ts`, written by `transitions.ts`. */
export const rosters = entity({ schema: rosterSchema, key: () => ({ pk: "TEAM", sk: "ROSTER" }) });
