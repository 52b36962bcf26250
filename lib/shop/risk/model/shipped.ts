import { log } from "@/lib/platform/log";
import { checkedModel } from "@/lib/shop/risk/model/check";
import file from "@/lib/shop/risk/model/model.json";
import type { ModelFile } from "@/lib/shop/risk/model/schema";

/**
 * Every model that this version of the store brings; the first is in charge until a manager chooses. A candidate is a file beside
 * it (`npm run risk -- train --out`), with a name of its own, and a line here.
 */
const FILES: readonly [{ readonly engine: string }, ...{ readonly engine: string }[]] = [file];
const FIRST = FILES[0].engine;

/** Names of the models, the first in charge first. */
export const shippedEngines: readonly string[] = FILES.map(({ engine }) => engine);

const loaded = new Map<string, ModelFile | undefined>();

function load(engine: string): ModelFile | undefined {
  const file = FILES.find((one) => one.engine === engine);
  if (!file) return undefined;
  try {
    return checkedModel(file);
  } catch (error) {
    log.error("a risk model must not score", error, { engine });
    return undefined;
  }
}

/**
 * A model that this version of the store brings, checked once; undefined where it brings none of that name, and, with an error
 * logged once, where it is not right.
 */
export function shippedModel(engine: string = FIRST): ModelFile | undefined {
  if (!loaded.has(engine)) loaded.set(engine, load(engine));
  return loaded.get(engine);
}

for (const engine of shippedEngines) shippedModel(engine); // at the start, not at the first order of a drop
