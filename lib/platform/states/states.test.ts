import { expect, it } from "vitest";
import { isTerminalIn, stateDiagram } from "@/lib/platform/states/states";

const parcel = {
  packed: { from: [], when: "ordered" },
  sent: { from: ["packed"], when: "picked up" },
  lost: { from: ["packed", "sent"], when: "not to be found" },
};

it("a state that no move leaves is terminal, and no other", () => {
  expect(Object.keys(parcel).filter((status) => isTerminalIn(parcel, status))).toEqual(["lost"]);
  expect(isTerminalIn({ only: { from: [], when: "made" } }, "only")).toBe(true);
});

it("the diagram has the beginning, one labelled arrow for each move, and the ends", () =>
  expect(stateDiagram(parcel)).toBe(
    [
      "stateDiagram-v2",
      "  [*] --> packed: ordered",
      "  packed --> sent: picked up",
      "  packed --> lost: not to be found",
      "  sent --> lost: not to be found",
      "  lost --> [*]",
    ].join("\n"),
  ));
