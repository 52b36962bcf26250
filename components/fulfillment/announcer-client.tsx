"use client";

import { createContext, use, useMemo, useRef, useState, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

type Announce = (message: string) => void;
const Announcer = createContext<Announce>(() => {});

export const useAnnounce = () => use(Announcer);

/** Holds what was just decided: the row it was decided in is gone by the time it is read. Takes the focus the row had. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState("");
  const region = useRef<HTMLDivElement>(null);
  const announce = useMemo<Announce>(
    () => (text) => {
      setMessage(text);
      region.current?.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <Announcer value={announce}>
      <div ref={region} role="status" tabIndex={-1} className="sticky top-0 z-10 outline-none">
        {message ? (
          <Notice tone="ok">
            <p>{message}</p>
          </Notice>
        ) : null}
      </div>
      {children}
    </Announcer>
  );
}
