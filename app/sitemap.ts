import type { MetadataRoute } from "next";
import { legalNames } from "@/content/legal/schema";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

export default function sitemap(): MetadataRoute.Sitemap {
  return ["/", "/signup", "/signin", ...legalNames.map((name) => `/legal/${name}`)].map((path) => ({
    url: new URL(path, env("SITE_URL")).href,
  }));
}
