"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

const KEYS = [
  { key: "j", does: "Next order" },
  { key: "k", does: "Previous order" },
  { key: "Enter", does: "Open the order" },
  { key: "a", does: "Approve" },
  { key: "r", does: "Reject; asks before it does" },
  { key: "u", does: "Undo the last decision, within ten seconds" },
  { key: "x", does: "Select, to decide several together" },
  { key: "/", does: "Search" },
  { key: "?", does: "This list" },
] as const;

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

/** A field of a dialog that has just been closed has the focus until the next frame, and takes no keys. */
const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest(TYPING)?.checkVisibility() === true;
const find = (selector: string, within: ParentNode = document) => within.querySelector<HTMLElement>(selector);

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-desk-row]")];
const currentRow = () => rows().find((row) => row.contains(document.activeElement));

/** On an order's page the keys follow its links; in the queue they move the focus from row to row. */
function move(by: 1 | -1): void {
  const link = find(by === 1 ? "[data-desk-next]" : "[data-desk-previous]");
  if (link) return link.click();
  if (find("[data-desk-open-order]")) return;
  const all = rows();
  const current = currentRow();
  const index = current ? all.indexOf(current) + by : by === 1 ? 0 : all.length - 1;
  const row = all[Math.min(Math.max(index, 0), all.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** The order that a key means: the one that is open, or the row that has the focus. Never one that was not chosen. */
const chosen = () => find("[data-desk-open-order]") ?? currentRow();

function press(selector: string): void {
  const order = chosen();
  if (order) find(selector, order)?.click();
}

function openRow(event: KeyboardEvent): void {
  const row = currentRow();
  if (row && document.activeElement === row) {
    event.preventDefault();
    find("[data-desk-open]", row)?.click();
  }
}

function handle(event: KeyboardEvent, help: HTMLDialogElement | null): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (isTyping(event.target) || find("dialog[open]")) return;
  const actions: Record<string, () => void> = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("[data-desk-approve]"),
    r: () => press("[data-desk-reject]"),
    u: () => find("[data-desk-undo]")?.click(),
    x: () => press("[data-desk-select]"),
    "/": () => find("[data-desk-search]")?.focus(),
    "?": () => help?.showModal(),
  };
  if (event.key === "Enter") return openRow(event);
  const act = actions[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Works the desk without a mouse. Silent while the reviewer types or a dialog asks something. */
export function DeskKeys() {
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event, help.current);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <Button
        tone="quiet"
        className="justify-self-start text-sm max-sm:hidden"
        onClick={() => help.current?.showModal()}
      >
        Keyboard shortcuts <kbd className="numeric border border-line-strong px-1.5 no-underline">?</kbd>
      </Button>
      <dialog
        ref={help}
        aria-labelledby="desk-keys"
        className="m-auto w-[min(24rem,calc(100vw-2rem))] border-2 border-ink bg-raised p-6 text-ink"
      >
        <div className="grid gap-5">
          <h2 id="desk-keys" className="text-xl">
            Keyboard shortcuts
          </h2>
          <KeyList />
          <Button tone="outline" onClick={() => help.current?.close()}>
            Close
          </Button>
        </div>
      </dialog>
    </>
  );
}

function KeyList() {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
      {KEYS.map(({ key, does }) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="numeric inline-block min-w-8 border-2 border-line-strong px-2 text-center font-bold">
              {key}
            </kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
