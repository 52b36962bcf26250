import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** What is somebody's own says so itself (noindex); what is no page need not be asked for. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: "/api/" }, sitemap: `${env("SITE_URL")}/sitemap.xml` };
}
