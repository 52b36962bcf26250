import type { LegalSource } from "../schema.ts";

export const terms: LegalSource = (seller) => ({
  title: "Terms of sale",
  lead: "What you and we agree on when you order a pair.",
  sections: [
    {
      heading: "1. With whom",
      paragraphs: [
        `You buy from ${seller.name}, ${seller.street}, ${seller.postalCode} ${seller.city}, ${seller.country} (“we”). These terms are for consumers. The contract is made in English, and you get its text by mail.`,
      ],
    },
    {
      heading: "2. How the contract is made",
      paragraphs: [
        "What the drop's page shows is no offer yet. With “Order now” you ask us to hold a pair; we hold one at once where one is left, and confirm that by mail. Until you pay you can correct size and address, or cancel.",
        "On the payment page your bank sets the amount aside: nothing is charged yet. A person on our team then looks at your order. The contract is made when we accept it, which is when we take the payment and tell you so by mail. If we do not accept within the time that the order's page names, the amount is released in full.",
        "Each pair is numbered and there is one of each number. A person gets one pair of a drop.",
      ],
    },
    {
      heading: "3. Price, delivery, payment",
      paragraphs: [
        "Prices include VAT. What delivery costs is shown before you order, beside the total. You pay by card on the page of our payment provider; we never see the card's number.",
        "We deliver to the countries that the drop names, within the time that the page on delivery and returns says.",
      ],
    },
    {
      heading: "4. Withdrawal",
      paragraphs: [
        "You may withdraw from the contract without giving a reason: from the payment on, and until 14 days after you have the pair. The page on withdrawal says how, and holds the model form.",
      ],
    },
    {
      heading: "5. Guarantee",
      paragraphs: [
        "The legal guarantee of conformity holds: if the pair is not as it should be, you have the rights that the law gives you for at least two years after delivery. Write to us; the page on the guarantee says more.",
      ],
    },
    {
      heading: "6. Law",
      paragraphs: [
        "The law of the country where we are established applies. It takes nothing from you that the mandatory law of the country where you live gives you.",
        seller.disputeResolution,
      ],
    },
  ],
});
