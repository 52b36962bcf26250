import type { LegalSource } from "../schema.ts";

/** Art. 19 of Regulation (EU) 2023/988. */
export const productSafety: LegalSource = (seller) => ({
  title: "Product safety",
  lead: "Who makes the sneakers, who answers for them, and what to mind.",
  sections: [
    {
      facts: [
        ["Manufacturer", seller.manufacturer],
        ["Responsible in the EU", seller.responsiblePerson],
        [
          "Product",
          "Sneaker of a numbered edition. Name of the edition, EU size and pair number stand on the box, on the tongue and on your order's page: they identify it.",
        ],
        ["Materials", "Upper, lining and sole are named on the drop's page and by the pictograms in the shoe."],
      ],
    },
    {
      heading: "Warnings",
      list: [
        "Wet, smooth floors are slippery in any shoe.",
        "Keep laces tied: loose ones can catch, on escalators above all.",
        "Keep bags and silica sachets of the packaging away from children.",
      ],
    },
    {
      heading: "Tell us",
      paragraphs: [
        `Something unsafe about a pair? Write to ${seller.email}. Recalls would be told to every buyer by mail, and here.`,
      ],
    },
  ],
});
