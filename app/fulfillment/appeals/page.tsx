import type { Metadata } from "next";
import { AppealList } from "@/components/fulfillment/appeal-list";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { readAppeals } from "@/lib/desk/appeals/server";

export const metadata: Metadata = { title: "Appeals" };

export default async function AppealsPage() {
  const viewer = await staffViewer("/fulfillment/appeals");
  const { waiting, answered } = await orRefusal(readAppeals(viewer));
  return (
    <DeskFrame title="Appeals" room="/fulfillment/appeals">
      <section aria-labelledby="waiting" className="grid gap-4">
        <h2 id="waiting" className="text-xl">
          Waiting for an answer
        </h2>
        <AppealList appeals={waiting} empty="No shopper waits for another look." />
      </section>
      <section aria-labelledby="answered" className="grid gap-4">
        <h2 id="answered" className="text-xl">
          Answered
        </h2>
        <AppealList appeals={answered} empty="No appeal has been answered yet." />
      </section>
    </DeskFrame>
  );
}
