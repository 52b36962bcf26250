import type { MetadataRoute } from "next";
import { legalNames } from "@/content/legal/schema";
import { env } from "@/lib/platform/env";
import { phaseAt } from "@/lib/shop/drop/rules";
import { publishedDrops } from "@/lib/shop/drop/server";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const published = await publishedDrops();
  const drops = published.map(({ dropId }) => `/drops/${dropId}`);
  const nowMs = Date.now();
  const over = published.filter((drop) => phaseAt(drop, nowMs) === "closed");
  const receipts = over.map(({ dropId }) => `/drops/${dropId}/fairness`);
  const paths = ["/", ...drops, ...receipts, "/signup", "/signin", ...legalNames.map((name) => `/legal/${name}`)];
  return paths.map((path) => ({ url: new URL(path, env("SITE_URL")).href }));
}
