"use client";

import { useEffect } from "react";
import { SITE_NAME } from "@/components/site/site-name";

/** Keeps the tab's title at what the page shows now: people wait for it in another tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${SITE_NAME}`;
  }, [title]);
}
