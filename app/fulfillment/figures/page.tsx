import type { Metadata } from "next";
import { RatesChart } from "@/components/fulfillment/charts/rates-chart";
import { SalesChart } from "@/components/fulfillment/charts/sales-chart";
import { StockChart } from "@/components/fulfillment/charts/stock-chart";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { DrawLinks } from "@/components/fulfillment/draw/draw-links";
import { KpiStrip } from "@/components/fulfillment/kpi-strip";
import { Section } from "@/components/fulfillment/section";
import { LocalTime } from "@/components/time/local-time-client";
import { listDraws } from "@/lib/desk/draw/list";
import { readSales, readWorkload } from "@/lib/desk/figures/server";

export const metadata: Metadata = { title: "Figures" };

export default async function FiguresPage() {
  const viewer = await staffViewer("/fulfillment/figures");
  const reading = Promise.all([readWorkload(viewer), readSales(viewer), listDraws(viewer)]);
  const [workload, sales, draws] = await orRefusal(reading);
  return (
    <DeskFrame title="Figures" room="/fulfillment/figures">
      <KpiStrip workload={workload} nowMs={Date.parse(workload.countedAt)} />
      <Section id="sales" title="Sales of the drop">
        <SalesChart sales={sales.sales} bucketMinutes={sales.bucketMinutes} />
      </Section>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section id="rates" title="Approved, by risk level">
          <RatesChart rates={sales.rates} />
        </Section>
        <Section id="stock" title="Pairs left, by size">
          <StockChart stock={workload.stock} />
        </Section>
      </div>
      <DrawLinks draws={draws} />
      <p className="text-sm text-muted">
        Counted <LocalTime iso={sales.countedAt} /> from the orders themselves.
      </p>
    </DeskFrame>
  );
}
