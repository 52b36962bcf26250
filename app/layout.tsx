import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { OfflineBanner } from "@/components/site/offline-banner-client";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { SITE_NAME } from "@/components/site/site-name";
import { typefaceNames } from "@/components/site/typeface";
import { env } from "@/lib/platform/env";
import { NO_SCRIPT_STYLE } from "@/lib/platform/http/content-policy";
import "./globals.css";

export const dynamic = "force-dynamic";

const description =
  "One sneaker, one drop, every pair numbered. One pair each, held for you while you pay, decided by people and not by bots.";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env("SITE_URL")),
    title: { default: SITE_NAME, template: `%s · ${SITE_NAME}` },
    description,
    applicationName: SITE_NAME,
    formatDetection: { telephone: false },
    openGraph: { type: "website", siteName: SITE_NAME, title: SITE_NAME, description, url: "/" },
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f4ef" },
    { media: "(prefers-color-scheme: dark)", color: "#0f120e" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-scroll-behavior="smooth" className={typefaceNames}>
      <body className="flex min-h-dvh flex-col">
        <noscript>
          <style>{NO_SCRIPT_STYLE}</style>
        </noscript>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-solid focus:p-3 focus:text-solid-ink"
        >
          Skip to content
        </a>
        <OfflineBanner />
        <SiteHeader />
        <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
