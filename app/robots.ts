import type { MetadataRoute } from "next";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

/** What a link alone opens says noindex itself; what is behind the sign-in no crawler sees; what is no page need not be asked for. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: "/api/" }, sitemap: `${env("SITE_URL")}/sitemap.xml` };
}
