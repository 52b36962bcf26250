"use client";

import { useEffect, useRef, useState } from "react";
import { newsOf } from "@/components/drop/news";
import type { ShownPhase } from "@/components/drop/phase";
import type { DropView } from "@/lib/shop/drop/schema";

/** Says what has changed to people who hear the page instead of seeing it. Silent at first. */
export function DropNews({ phase, sizes }: { phase: ShownPhase; sizes: DropView["sizes"] }) {
  const before = useRef({ phase, sizes });
  const [news, setNews] = useState("");
  useEffect(() => {
    const text = newsOf(before.current, { phase, sizes });
    before.current = { phase, sizes };
    if (text) setNews(text);
  }, [phase, sizes]);
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
