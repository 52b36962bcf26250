import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { invitationStates } from "@/lib/account/invitation/states";
import { registrationStates } from "@/lib/account/registration/states";
import { resetStates } from "@/lib/account/password-reset/states";
import { stateDiagram } from "@/lib/platform/states/states";
import { entryStates } from "@/lib/shop/entry/states";
import { orderStates } from "@/lib/shop/order/states";
import { returnStates } from "@/lib/shop/returns/states";

/** The diagrams in architecture.md are made from the states that the code runs on. `npm run docs` writes them anew. */

const FILE = path.join(import.meta.dirname, "architecture.md");
const UPDATE = process.env["UPDATE_DOCS"] === "1";
const diagrams = {
  order: orderStates,
  registration: registrationStates,
  "password reset": resetStates,
  invitation: invitationStates,
  return: returnStates,
  entry: entryStates,
};

const drawn = (name: string, states: Parameters<typeof stateDiagram>[0]) =>
  `<!-- states of: ${name} -->\n\n\`\`\`mermaid\n${stateDiagram(states)}\n\`\`\`\n\n<!-- end -->`;

it.each(Object.entries(diagrams))("the diagram of the states of: %s is as the code says", (name, states) => {
  const text = readFileSync(FILE, "utf8");
  const [section] = new RegExp(`<!-- states of: ${name} -->[\\s\\S]*?<!-- end -->`).exec(text) ?? [];
  if (UPDATE && section !== undefined) writeFileSync(FILE, text.replace(section, drawn(name, states)));
  else expect(section, "run `npm run docs`").toBe(drawn(name, states));
});
