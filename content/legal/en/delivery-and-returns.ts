import type { LegalSource } from "../schema.ts";

export const deliveryAndReturns: LegalSource = (seller) => ({
  title: "Delivery and returns",
  lead: "How your pair comes to you, and how it goes back.",
  sections: [
    {
      heading: "Delivery",
      paragraphs: [
        "We deliver to the countries that the drop names. What it costs is shown beside the price before you order, and again on your order's page and in every mail.",
        "A person looks at your order within a day of the payment. Then your pair is packed and handed to the carrier; you get a mail with the tracking number, and your order's page says where the parcel is. Within the EU it takes two to six working days from there.",
        "Until the parcel is packed you can change the address on your order's page.",
      ],
    },
    {
      heading: "Returns",
      paragraphs: [
        "You have 14 days after delivery to withdraw, on your order's page, and 14 more to send the pair back. We pay for the return: the label comes by mail.",
        "We look at the pair when it arrives and send the money back the way it came, within 14 days of your withdrawal, or as soon as the pair is here or you have shown that you sent it. Try it on as you would in a shop: for wear beyond that we may deduct what the pair has lost in value, and say why.",
        `Returned pairs go to: ${seller.returnsAddress}.`,
      ],
    },
    {
      heading: "Something is wrong with it?",
      paragraphs: [`That is the legal guarantee, and has nothing to do with the 14 days. Write to ${seller.email}.`],
    },
  ],
});
