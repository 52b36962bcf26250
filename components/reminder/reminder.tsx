import { OfferReminderForm, RemindMeForm } from "@/components/reminder/reminder-forms-client";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DropView } from "@/lib/shop/drop/schema";
import { isReminded } from "@/lib/shop/reminder/server";

interface ReminderProps {
  readonly drop: Pick<DropView, "dropId">;
  readonly viewer: Viewer | null;
}

/** One mail when the drop opens: one click for who is signed in, an address for everyone else. */
export async function Reminder({ drop: { dropId }, viewer }: ReminderProps) {
  if (viewer && (isStaff(viewer) || !viewer.verified)) return null;
  return (
    <section aria-labelledby="reminder" className="grid gap-3 border-t border-line pt-5">
      <h2 id="reminder" className="text-lg">
        Tell me when it opens
      </h2>
      {viewer ? <ForViewer viewer={viewer} dropId={dropId} /> : <OfferReminderForm dropId={dropId} />}
    </section>
  );
}

async function ForViewer({ viewer, dropId }: { viewer: Viewer; dropId: string }) {
  if (!(await isReminded(viewer, dropId))) return <RemindMeForm dropId={dropId} />;
  return (
    <p className="text-muted">
      We write to <strong className="wrap-anywhere text-ink">{viewer.email}</strong> once, when it opens.
    </p>
  );
}
