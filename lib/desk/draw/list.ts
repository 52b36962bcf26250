import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { publishedDrops } from "@/lib/shop/drop/server";

const MOST_LISTED = 5;

/** The newest drops that are drawn. @throws AppError forbidden to all but the team */
export async function listDraws(viewer: Viewer): Promise<{ readonly dropId: string; readonly name: string }[]> {
  assertStaff(viewer);
  const draws = (await publishedDrops()).filter(({ mode }) => mode === "draw");
  return draws.slice(0, MOST_LISTED).map(({ dropId, name }) => ({ dropId, name }));
}
