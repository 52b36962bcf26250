import type { LegalSource } from "../schema.ts";

export const guarantee: LegalSource = (seller) => ({
  title: "Legal guarantee",
  lead: "If your pair is not as it should be, the law is on your side for at least two years.",
  sections: [
    {
      paragraphs: [
        "Under EU law the seller is liable for any lack of conformity that exists when you get the goods and shows within at least two years. In the first year it is presumed to have been there from the beginning. You may ask for repair or replacement free of charge and, where that fails or takes too long, for a price reduction or your money back. The law of the country where you live may give you more.",
        "This guarantee is the seller's duty, costs you nothing, and holds beside your right of withdrawal. There is no commercial guarantee of the manufacturer beyond it.",
        `To use it, write to ${seller.email} with your order number and what is wrong.`,
      ],
    },
    {
      heading: "The EU's notice",
      paragraphs: ["The harmonised notice of Regulation (EU) 2025/1960, as the EU publishes it:"],
    },
  ],
});
