import type { LegalSource } from "../schema.ts";

export const imprint: LegalSource = (seller) => ({
  title: "Imprint",
  lead: "Who is behind this store, and how to reach us.",
  sections: [
    {
      facts: [
        ["Seller", seller.name],
        ["Address", `${seller.street}, ${seller.postalCode} ${seller.city}, ${seller.country}`],
        ["Represented by", seller.representedBy],
        ["E-mail", seller.email],
        ["Telephone", seller.phone],
        ["Register", seller.register],
        ["VAT ID", seller.vatId],
      ],
    },
    { heading: "Disputes", paragraphs: [seller.disputeResolution] },
  ],
});
