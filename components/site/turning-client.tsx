"use client";

import { useKeptFocus } from "@/components/site/use-kept-focus";
import { Spoken } from "@/components/ui/spoken-client";

/** On a page that turns into another one under the same address: says aloud what it is now, and keeps the focus in the page. */
export function Turning({ text }: { text: string }) {
  useKeptFocus(text);
  return <Spoken text={text} />;
}
