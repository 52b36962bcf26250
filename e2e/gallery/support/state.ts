import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export const GALLERY = path.resolve(import.meta.dirname, "../../../.gallery");
const RECORDS = path.join(GALLERY, "records");

export const ROLES = ["Shopper", "New user", "Reviewer", "Operator", "Manager", "The law", "Trouble", "Mails"] as const;
export type Role = (typeof ROLES)[number];

export interface Finding {
  readonly theme: string;
  readonly size: string;
  readonly rule: string;
  readonly where: string;
}

export interface Picture {
  readonly file: string;
  readonly size: string;
  readonly theme: string;
}

/** One state of one page: its pictures, and what was found wrong with it. */
export interface State {
  /** Its place among the others of its page. */
  readonly order: string;
  readonly role: Role;
  readonly page: string;
  readonly caption: string;
  readonly pictures: readonly Picture[];
  readonly findings: readonly Finding[];
  /** Widths in CSS pixels at which the page is wider than the window, and by how much. */
  readonly overflow: readonly { readonly width: number; readonly by: number }[];
}

export function clear(): void {
  rmSync(GALLERY, { recursive: true, force: true });
  mkdirSync(RECORDS, { recursive: true });
}

export const keep = (state: State): void =>
  writeFileSync(path.join(RECORDS, `${state.order}.json`), JSON.stringify(state, null, 2));

/** Every state that was kept, role by role, in the order of the specs. */
export function readStates(): State[] {
  const files = readdirSync(RECORDS).toSorted();
  const states = files.map((file) => JSON.parse(readFileSync(path.join(RECORDS, file), "utf8")) as State);
  return ROLES.flatMap((role) => states.filter((state) => state.role === role));
}
