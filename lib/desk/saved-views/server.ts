import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { SavedView } from "@/lib/desk/saved-views/schema";
import { deleteView, listViews, putView } from "@/lib/desk/saved-views/store";
import { AppError } from "@/lib/platform/errors";

const MOST_VIEWS = 20;

/** The viewer's own saved views. @throws AppError forbidden to all but the team */
export async function readViews(viewer: Viewer): Promise<SavedView[]> {
  assertStaff(viewer);
  return listViews(viewer.customerId);
}

/** Saves a view under a name; the same name again replaces it. @throws AppError forbidden, validation_failed beyond twenty */
export async function saveView(viewer: Viewer, view: SavedView): Promise<void> {
  const views = await readViews(viewer);
  if (views.length >= MOST_VIEWS && !views.some(({ name }) => name === view.name))
    throw new AppError("validation_failed", {
      issues: [{ field: "name", message: `You have ${MOST_VIEWS} views: remove one first.` }],
    });
  await putView(viewer.customerId, view);
}

/** Safe to repeat. @throws AppError forbidden to all but the team */
export async function removeView(viewer: Viewer, name: string): Promise<void> {
  assertStaff(viewer);
  await deleteView(viewer.customerId, name);
}
