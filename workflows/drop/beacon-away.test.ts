import { expect, it, vi } from "vitest";
import { tellLine } from "@/lib/shop/draw/line";
import { changeDrop } from "@/lib/shop/drop/change";
import { close } from "@/lib/shop/drop/moves";
import { localEngine } from "@/workflows/testing/local-engine";
import { drawDrop, enter, untilEntries } from "@/workflows/testing/draws";
import { useServices } from "@/workflows/testing/use-services";

const NOTHING_LISTENS = "http://127.0.0.1:9";

const services = useServices({
  ...localEngine,
  start: (environment, dataDir) => localEngine.start({ ...environment, BEACON_URL: NOTHING_LISTENS }, dataDir),
});
vi.setConfig({ testTimeout: 120_000 }); // for what hangs

it("a drop whose beacon is away from its opening to its closing starts its draw all the same, and tells who entered", async () => {
  const { dropId } = await drawDrop({ "42": 1 });
  const entrants = [await enter(dropId, ["42"])];
  await changeDrop(dropId, close, { by: "cus_manager" });
  await tellLine(dropId);
  await untilEntries(entrants, "not_drawn", 1);
  const { email } = entrants[0]!.shopper;
  await vi.waitFor(async () => expect(await services().texts(email)).toContain("Our team closed the drop"), 60_000);
});
