import path from "node:path";
import { build } from "esbuild";
import { afterEach, expect, it, vi } from "vitest";
import { watchPage } from "@/components/evidence/page-watch";
import { pageEvidenceSchema } from "@/lib/shop/risk/evidence/schema";

const page = new EventTarget();
const form = { querySelector: (selector: string) => (selector === ":autofill" ? {} : null) } as HTMLFormElement;

function openPage(supports = true) {
  vi.stubGlobal("document", page);
  vi.stubGlobal("screen", { width: 390, height: 844 });
  vi.stubGlobal("devicePixelRatio", 3);
  vi.stubGlobal("CSS", { supports: () => supports });
  return watchPage();
}
const happen = (type: string, times: number) => {
  for (let time = 0; time < times; time++) page.dispatchEvent(new Event(type));
};
afterEach(() => void vi.unstubAllGlobals());

it("counts what happens and keeps none of it: what it says is the contract's evidence, and no more", () => {
  const watch = openPage();
  happen("pointermove", 5);
  happen("keydown", 3);
  happen("touchstart", 2);
  happen("paste", 1);
  const seen = watch.read(form);
  watch.stop();
  expect(seen).toMatchObject({ pointerMoves: 5, keyPresses: 3, touches: 2, pastes: 1, autofilled: true });
  expect(pageEvidenceSchema.parse(seen)).toEqual(seen);
  expect(Object.keys(seen).toSorted()).toEqual(Object.keys(pageEvidenceSchema.shape).toSorted());
});

it("stops with its page", () => {
  const watch = openPage();
  watch.stop();
  happen("keydown", 9);
  expect(watch.read(form).keyPresses).toBe(0);
});

it("says nothing of what a browser cannot tell", () =>
  expect(openPage(false).read(form)).not.toHaveProperty("autofilled"));

it("makes no page wait: every listener is passive", () => {
  const add = vi.spyOn(page, "addEventListener");
  openPage().stop();
  expect(add.mock.calls.map(([, , options]) => (options as AddEventListenerOptions).passive)).toEqual(
    Array.from({ length: 4 }, () => true),
  );
});

it("is below 2 kB, minified, and imports nothing", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(import.meta.dirname, "page-evidence-client.tsx")],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    jsx: "automatic",
    external: ["react", "react/jsx-runtime"],
    alias: { "@": process.cwd() },
  });
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(2000);
  expect(Object.keys(metafile.inputs).every((file) => file.startsWith("components/evidence/"))).toBe(true);
});
