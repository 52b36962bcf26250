import "server-only";
import { nameOf } from "@/lib/account/customer/names";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { readRoster } from "@/lib/account/team/store";

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** The active members of the team but the viewer, by name. @throws AppError forbidden to all but the team */
export async function readColleagues(viewer: Viewer): Promise<Colleague[]> {
  assertStaff(viewer);
  const { members } = await readRoster();
  const ids = Object.keys(members).filter((id) => members[id]?.state === "active" && id !== viewer.customerId);
  const named = await Promise.all(
    ids.map(async (id) => ({ id, name: (await nameOf(id)) ?? members[id]?.email ?? id })),
  );
  return named.toSorted((a, b) => a.name.localeCompare(b.name));
}
