import Link from "next/link";
import type { ReactNode } from "react";
import { DeskKeys } from "@/components/fulfillment/desk-keys-client";
import { classNames } from "@/components/ui/class-names";
import { isManager } from "@/lib/account/session/rules";
import { currentViewer } from "@/lib/account/session/server";

const rooms = [
  { href: "/fulfillment", label: "Queue" },
  { href: "/fulfillment/packing", label: "Packing" },
  { href: "/fulfillment/returns", label: "Returns" },
  { href: "/fulfillment/appeals", label: "Appeals" },
  { href: "/fulfillment/blocks", label: "Blocks" },
  { href: "/fulfillment/figures", label: "Figures" },
  { href: "/fulfillment/audit", label: "Audit log" },
  { href: "/fulfillment/operations", label: "Operations" },
] as const;

/** What is a manager's alone. */
const managersRooms = [
  { href: "/fulfillment/drops", label: "Drops" },
  { href: "/fulfillment/team", label: "Team" },
  { href: "/fulfillment/thresholds", label: "Risk" },
  { href: "/fulfillment/policy", label: "Policy" },
] as const;

/** The pages of the room Risk. */
const riskRooms = [
  { href: "/fulfillment/thresholds", label: "Thresholds" },
  { href: "/fulfillment/drift", label: "Drift" },
  { href: "/fulfillment/model", label: "Engines" },
] as const;

type Room = (typeof rooms | typeof managersRooms | typeof riskRooms)[number]["href"];

const isOfRisk = (room: Room): boolean => riskRooms.some(({ href }) => href === room);

interface DeskFrameProps {
  readonly title: string;
  readonly room: Room;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The rooms of the desk that are open to the viewer, and the keys that work in all of them. */
export async function DeskFrame({ title, room, wide = false, children }: DeskFrameProps) {
  const viewer = await currentViewer();
  const open = viewer && isManager(viewer) ? [...rooms, ...managersRooms] : rooms;
  return (
    <div
      className={classNames(
        "mx-auto grid w-full min-w-0 grid-cols-[minmax(0,1fr)] content-start px-5 pb-6",
        wide ? "max-w-[96rem]" : "max-w-page gap-6",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-8 border-b-2 border-ink">
        <h1 className="text-xl leading-11">{title}</h1>
        <DeskLinks label="Desk" links={open} current={isOfRisk(room) ? "/fulfillment/thresholds" : room} />
      </div>
      {isOfRisk(room) ? <DeskLinks label="Risk" links={riskRooms} current={room} /> : null}
      {children}
      <DeskKeys />
    </div>
  );
}

interface DeskLinksProps {
  readonly label: string;
  readonly links: readonly { readonly href: Room; readonly label: string }[];
  readonly current: Room;
}

function DeskLinks({ label, links, current }: DeskLinksProps) {
  return (
    <nav aria-label={label} className="-mb-0.5 flex max-w-full flex-wrap items-end">
      {links.map(({ href, label: name }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={href === current ? "page" : undefined}
          className={classNames(
            "inline-flex min-h-11 items-center border-b-4 px-2 text-sm font-bold max-[23rem]:px-1.5 sm:px-3",
            href === current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
