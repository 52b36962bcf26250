import type { MetadataRoute } from "next";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

export default function sitemap(): MetadataRoute.Sitemap {
  return ["/", "/signup", "/signin"].map((path) => ({ url: new URL(path, env("SITE_URL")).href }));
}
