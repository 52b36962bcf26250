import type { LanguageModel } from "ai";
import { env } from "@/lib/platform/env";
import { boundedFetch } from "@/lib/shop/risk/words/bounded-fetch";

/** Which language model writes: a provider and its name for the model. Undefined: none does. */
export interface Writer {
  readonly provider: "bedrock" | "openai-compatible";
  readonly model: string;
}

/** The model that the environment names. */
export function configuredWriter(): Writer | undefined {
  const [provider, ...model] = env("WORDS_MODEL").split(":");
  return provider === "bedrock" || provider === "openai-compatible" ? { provider, model: model.join(":") } : undefined;
}

/** Loaded when it is first asked: who has no model pays for none of it. */
const PROVIDERS = {
  bedrock: async (model: string): Promise<LanguageModel> => {
    const { createAmazonBedrock } = await import("@ai-sdk/amazon-bedrock");
    const baseURL = env("WORDS_API_URL");
    return createAmazonBedrock({ fetch: boundedFetch, ...(baseURL !== "" && { baseURL }) })(model);
  },
  "openai-compatible": async (model: string): Promise<LanguageModel> => {
    const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
    return createOpenAICompatible({
      name: "words",
      baseURL: env("WORDS_API_URL"),
      apiKey: env("WORDS_API_KEY"),
      fetch: boundedFetch,
      supportsStructuredOutputs: true,
    })(model);
  },
} as const satisfies Record<Writer["provider"], (model: string) => Promise<LanguageModel>>;

/** The client of the writer. It calls nothing but the writer's own address. */
export const languageModelOf = ({ provider, model }: Writer): Promise<LanguageModel> => PROVIDERS[provider](model);
