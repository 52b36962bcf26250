import type { MetadataRoute } from "next";
import { legalNames } from "@/content/legal/schema";
import { env } from "@/lib/platform/env";
import { publishedDrops } from "@/lib/shop/drop/server";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const drops = (await publishedDrops()).map(({ dropId }) => `/drops/${dropId}`);
  const paths = ["/", ...drops, "/signup", "/signin", ...legalNames.map((name) => `/legal/${name}`)];
  return paths.map((path) => ({ url: new URL(path, env("SITE_URL")).href }));
}
