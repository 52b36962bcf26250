import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DropTable } from "@/components/fulfillment/drops/drop-table";
import { managerViewer } from "@/components/fulfillment/drops/guard";
import { ButtonLink } from "@/components/ui/button";
import { listManagedDrops } from "@/lib/desk/drops/server";

export const metadata: Metadata = { title: "Drops" };

export default async function DropsPage() {
  const viewer = await managerViewer("/fulfillment/drops");
  const drops = await listManagedDrops(viewer);
  return (
    <DeskFrame title="Drops" room="/fulfillment/drops">
      <ButtonLink href="/fulfillment/drops/new" className="justify-self-start">
        New drop
      </ButtonLink>
      {drops.length === 0 ? (
        <p className="text-muted">There is no drop yet: begin with a draft.</p>
      ) : (
        <DropTable drops={drops} />
      )}
    </DeskFrame>
  );
}
