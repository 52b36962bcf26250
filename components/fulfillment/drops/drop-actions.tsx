import { randomUUID } from "node:crypto";
import { MoveForm, RestockForm } from "@/components/fulfillment/drops/move-forms-client";
import { ButtonLink } from "@/components/ui/button";
import type { ManagedDrop } from "@/lib/desk/drops/schema";

type WithDrop = { readonly drop: ManagedDrop };

/** What may be done to the drop as it is. */
export function DropActions({ drop }: WithDrop) {
  const { dropId, mode, phase, status } = drop;
  return (
    <section aria-label="What to do" className="flex flex-wrap items-start gap-3">
      {phase === "draft" && status !== "archived" ? (
        <MoveForm dropId={dropId} move="publish" label="Publish" tone="solid" />
      ) : null}
      {phase === "open" ? <MoveForm dropId={dropId} move="pause" label="Pause" /> : null}
      {phase === "paused" ? <MoveForm dropId={dropId} move="resume" label="Resume" tone="solid" /> : null}
      {(phase === "draft" || phase === "upcoming") && status !== "archived" ? (
        <ButtonLink tone="outline" href={`/fulfillment/drops/${dropId}/edit`}>
          Edit
        </ButtonLink>
      ) : null}
      {mode === "draw" && phase !== "draft" ? (
        <ButtonLink tone="outline" href={`/fulfillment/drops/${dropId}/draw`}>
          See the draw
        </ButtonLink>
      ) : null}
      <ButtonLink tone="quiet" href={`/fulfillment/drops/${dropId}/preview`}>
        Preview
      </ButtonLink>
      {status === "published" ? (
        <ButtonLink tone="quiet" href={`/drops/${dropId}`}>
          See it in the shop
        </ButtonLink>
      ) : null}
    </section>
  );
}

const isRunning = ({ phase }: ManagedDrop): boolean => phase === "upcoming" || phase === "open" || phase === "paused";

export function Restock({ drop }: WithDrop) {
  if (!isRunning(drop)) return null;
  return (
    <section aria-labelledby="restock" className="grid content-start gap-3">
      <h2 id="restock" className="text-xl">
        Restock
      </h2>
      <p className="text-sm text-muted">New pairs are numbered after the highest. No number that is there changes.</p>
      <RestockForm dropId={drop.dropId} sizes={drop.sizes.map(({ size }) => size)} requestId={randomUUID()} />
    </section>
  );
}

/** What ends something asks first. */
export function Ending({ drop }: WithDrop) {
  const { dropId, phase, status } = drop;
  if (status === "archived") return null;
  const isOver = phase === "closed" || phase === "draft";
  return (
    <details className="border-2 border-line p-4">
      <summary className="cursor-pointer font-bold">{isOver ? "Archive it" : "Close it before its time"}</summary>
      <div className="grid gap-3 pt-3">
        <p className="text-sm text-muted">
          {isOver
            ? "It leaves the shop’s pages and stays in this list. Orders stay as they are."
            : "No new orders from now on, for good. Orders that are under way go on."}
        </p>
        {isOver ? (
          <MoveForm dropId={dropId} move="archive" label="Archive this drop" tone="danger" />
        ) : (
          <MoveForm dropId={dropId} move="close" label="Close this drop now" tone="danger" />
        )}
      </div>
    </details>
  );
}
