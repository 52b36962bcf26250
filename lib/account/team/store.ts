import { rosters } from "@/lib/account/team/record";
import { emptyRoster } from "@/lib/account/team/rules";
import type { Roster } from "@/lib/account/team/schema";

/** The team as last written. */
export const readRoster = async (): Promise<Roster> => (await rosters.get({})) ?? emptyRoster;
