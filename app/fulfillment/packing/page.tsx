import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { AskAgainForm } from "@/components/packing/ask-again-form-client";
import { HandOverForm } from "@/components/packing/hand-over-form-client";
import { PackForm } from "@/components/packing/pack-form-client";
import { PackingRowItem } from "@/components/packing/packing-row";
import { troubleWords } from "@/components/packing/words";
import { ButtonLink, buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { PackingRow, PackingStage, TroubleRow } from "@/lib/desk/packing/schema";
import { readPacking } from "@/lib/desk/packing/server";

export const metadata: Metadata = { title: "Packing" };

const PRINT_FORM = "print";

export default async function PackingPage() {
  const viewer = await staffViewer("/fulfillment/packing");
  const { rows, troubles } = await orRefusal(readPacking(viewer));
  const at = (stage: PackingStage) => rows.filter((row) => row.stage === stage);
  return (
    <DeskFrame title="Packing" room="/fulfillment/packing">
      <Refused rows={at("refused")} />
      <ToPack rows={at("to_pack")} waiting={at("unlabelled").length} />
      <Packed rows={at("packed")} />
      <Troubles rows={troubles} />
    </DeskFrame>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Section({ id, title, count, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="text-xl">
        {title} <span className="numeric font-normal text-muted">{count}</span>
      </h2>
      {children}
    </section>
  );
}

function Refused({ rows }: { rows: readonly PackingRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section id="refused" title="The carrier refuses the address" count={rows.length}>
      <ul className="border-t-2 border-danger">
        {rows.map((row) => (
          <PackingRowItem key={row.orderId} row={row}>
            <div className="grid gap-2">
              <p className="text-sm font-bold text-danger">{row.problem}</p>
              <div className="flex flex-wrap gap-2">
                <ButtonLink href={`/fulfillment/packing/${row.orderId}`}>Correct the address</ButtonLink>
                <AskAgainForm orderId={row.orderId} />
              </div>
            </div>
          </PackingRowItem>
        ))}
      </ul>
    </Section>
  );
}

function ToPack({ rows, waiting }: { rows: readonly PackingRow[]; waiting: number }) {
  return (
    <Section id="to-pack" title="To pack" count={rows.length}>
      {rows.length === 0 ? (
        <p className="text-muted">Nothing to pack. Approved orders of a drop that the team packs come here.</p>
      ) : (
        <>
          <form id={PRINT_FORM} action="/fulfillment/packing/print" method="get" className="flex flex-wrap gap-3">
            <button type="submit" className={buttonStyle("outline")}>
              Print labels and slips of the ticked
            </button>
          </form>
          <ul className="border-t-2 border-ink">
            {rows.map((row) => (
              <PackingRowItem key={row.orderId} row={row} printForm={PRINT_FORM}>
                <PackForm orderId={row.orderId} orderNumber={row.orderNumber} />
              </PackingRowItem>
            ))}
          </ul>
        </>
      )}
      {waiting === 0 ? null : <p className="text-sm text-muted">{waiting} more get their label at this moment.</p>}
    </Section>
  );
}

function Packed({ rows }: { rows: readonly PackingRow[] }) {
  return (
    <Section id="packed" title="Packed, for the driver" count={rows.length}>
      <HandOverForm orderIds={rows.map(({ orderId }) => orderId)} />
      {rows.length === 0 ? (
        <p className="text-muted">Nothing waits for the driver.</p>
      ) : (
        <ul className="border-t-2 border-ink">
          {rows.map((row) => (
            <PackingRowItem key={row.orderId} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Troubles({ rows }: { rows: readonly TroubleRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section id="troubles" title="Parcels to look into" count={rows.length}>
      <ul className="border-t-2 border-warn">
        {rows.map(({ orderId, orderNumber, trouble }) => (
          <li key={orderId} className="flex flex-wrap gap-x-6 border-b border-line py-3">
            <QuietLink href={`/fulfillment/orders/${orderId}`} className="numeric font-bold underline">
              {orderNumber}
            </QuietLink>
            <span>{troubleWords[trouble]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
