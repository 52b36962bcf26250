import type { ReactNode } from "react";

/** Drawn with the shoe's pen. Decoration: the words beside them say the same. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      className="size-8"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.25}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

/** One of several. */
export const ChooseIcon = () => (
  <Drawing>
    <path d="M3 8h7v7H3zM22 8h7v7h-7zM3 19h7v7H3zM12.5 19h7v7h-7zM22 19h7v7h-7z" />
    <path d="M12.5 8h7v7h-7z" className="fill-volt" />
  </Drawing>
);

/** A slip out of a bowl. */
export const DrawIcon = () => (
  <Drawing>
    <path d="M3 15h26c0 8-6 12-13 12S3 23 3 15Z" />
    <path d="M11 4h10v8H11z" className="fill-volt" />
    <path d="M14 8h4" />
  </Drawing>
);

export const PayIcon = () => (
  <Drawing>
    <path d="M3 7h26v18H3z" />
    <path d="M3 11h26v4H3z" className="fill-volt" />
    <path d="M7 20h6" />
  </Drawing>
);

export const LookIcon = () => (
  <Drawing>
    <path d="M2 16C7 8 25 8 30 16C25 24 7 24 2 16Z" />
    <circle cx={16} cy={16} r={4} className="fill-volt" />
  </Drawing>
);

export const ShipIcon = () => (
  <Drawing>
    <path d="M4 13h24v14H4z" />
    <path d="M7 5h18l3 8H4z" className="fill-volt" />
    <path d="M16 5v8M12 20h8" />
  </Drawing>
);
