"use client";

import { useEffect } from "react";
import { SITE_NAME } from "@/components/site/site-name";
import { useKeptFocus } from "@/components/site/use-kept-focus";

/** Keeps the tab's title at what the page shows now: people wait for it in another tab. The focus stays in the page when it changes. */
export function usePageTitle(title: string): void {
  useKeptFocus(title);
  useEffect(() => {
    document.title = `${title} · ${SITE_NAME}`;
  }, [title]);
}
