"use client";

import { useEffect, useRef, useState } from "react";

/** Says a text aloud when it changes, to people who hear the page; silent at first, when the page itself is read. */
export function Spoken({ text }: { text: string }) {
  const before = useRef(text);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (before.current !== text) setSaid(text);
    before.current = text;
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
