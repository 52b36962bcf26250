import { log } from "@/lib/platform/log";
import { checkedModel } from "@/lib/shop/risk/model/check";
import file from "@/lib/shop/risk/model/model.json";
import type { ModelFile } from "@/lib/shop/risk/model/schema";

let loaded: { readonly model: ModelFile | undefined } | undefined;

function load(): ModelFile | undefined {
  try {
    return checkedModel(file);
  } catch (error) {
    log.error("the risk model must not score, the rules do", error);
    return undefined;
  }
}

/** The model that this version of the store brings, checked once; undefined, and an error logged once, where it is not right. */
export const shippedModel = (): ModelFile | undefined => (loaded ??= { model: load() }).model;
