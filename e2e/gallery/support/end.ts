import { writeFileSync } from "node:fs";
import path from "node:path";
import { indexPage } from "./index-page.ts";
import { GALLERY, readStates } from "./state.ts";

/** Puts all that was looked at on one page, and beside it as JSON for `npm run bench -- pages`. */
export default function end(): void {
  const states = readStates();
  writeFileSync(path.join(GALLERY, "states.json"), JSON.stringify(states, null, 2));
  writeFileSync(path.join(GALLERY, "index.html"), indexPage(states));
  console.log(`${states.length} states: ${path.join(GALLERY, "index.html")}`);
}
