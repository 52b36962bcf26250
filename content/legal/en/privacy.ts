import type { LegalSource } from "../schema.ts";

export const privacy: LegalSource = (seller) => ({
  title: "Privacy",
  lead: "What we know about you, why, how long, and what you may ask of us.",
  sections: [
    {
      heading: "Who is responsible",
      paragraphs: [
        `${seller.name}, ${seller.street}, ${seller.postalCode} ${seller.city}, ${seller.country}, ${seller.email}.`,
      ],
    },
    {
      heading: "What we hold",
      facts: [
        [
          "Your account",
          "E-mail address, name and a hash of your password: to sell to you (contract). Until you delete it.",
        ],
        ["Sign-ups", "What was typed at sign-up: to verify your address (contract). 90 days."],
        [
          "Addresses",
          "Those you save, until you remove them. That of an order: to deliver it (contract). Four years: as long as claims about a pair may come.",
        ],
        [
          "Orders",
          "What, when, for how much, and what became of it: the books (legal duty). As long as tax law asks, without your name once your account is deleted.",
        ],
        [
          "What you write to us",
          "Answers to our questions, an appeal, why you return a pair: to decide about your order (contract). Four years at most.",
        ],
        [
          "Payment",
          "The payment provider's number of the payment, and a digest of your card. Your card's number stays with the provider (contract).",
        ],
        [
          "Signals against bots",
          "Keyed digests of network, browser, mailbox, address, telephone and card, and numbers that say how an order was made (below): so that people get the pairs (legitimate interest). What orders share: 90 days. On an order: the digests until 90 days after its drop closed, or until you delete your account; the numbers as long as the order.",
        ],
        ["Sessions", "Where you are signed in, in words such as “Firefox on Windows” (contract). 7 days at most."],
        ["Failed sign-ins", "Counts by keyed digests: against guessing of passwords (legitimate interest). 30 days."],
        [
          "Reminders",
          "Your address, where you want to be told when a drop opens (your consent). Until the mail is sent.",
        ],
        ["Mails", "That a mail of a kind went out, without its text (legal duty to inform). 90 days."],
      ],
    },
    {
      heading: "How we tell people from bots",
      paragraphs: [
        "Programs buy up limited pairs to resell them. Each order is therefore compared with what people and programs do. We look at this, and at nothing else:",
      ],
      facts: [
        [
          "How the page was used",
          "When it was opened; how often a pointer moved, a key was pressed, the screen was touched and something was pasted; whether the browser filled the form in; the screen's size and the time zone. Counts only: never what you type or where you point. It is sent with the order, once, by a script of ours, and works without it.",
        ],
        [
          "The request",
          "What the browser says that it is, whether that holds together, and whether the network is a data centre's.",
        ],
        [
          "The account and the address",
          "How old the account is, how its mail address and names are made, and whether orders of other accounts share mailbox, address, telephone, card, network or browser.",
        ],
        [
          "The payment",
          "Country and kind of the card, whether address and code were right, how many cards were declined; and whether bank or card network later report fraud.",
        ],
      ],
    },
    {
      paragraphs: [
        "All of it is turned into numbers and keyed digests when the order is placed. Screen readers, keyboards, voices, browsers that fill in, old telephones and browsers that tell little have nothing held against them. We do not look at your language, follow you to other pages or sites, or mark your device.",
        "Networks of data centres are found with data by DB-IP (https://db-ip.com), Route Views and NRO, under CC BY 4.0, changed by us.",
      ],
    },
    {
      heading: "Who decides on orders",
      paragraphs: [
        "A score made of these numbers advises our team. No order is rejected by a machine (Article 22 GDPR): a person looks at it and decides. If yours was rejected you can appeal once on the order's page, and another look is taken. Where a language model puts the score into words for the team, it is given numbers and codes, nothing that you wrote.",
      ],
    },
    {
      heading: "Cookies",
      paragraphs: [
        "We do not track you, and set no cookie before you do something that needs one: signing up or in, or choosing how sizes are shown. Those cookies are necessary for what you asked for, so there is no banner to click away.",
      ],
    },
    {
      heading: "Who else gets data",
      paragraphs: [
        "The hosting provider (Amazon Web Services, in the EU), the payment provider (Stripe) for the payment, and the carrier for the delivery: each only what it needs. Nobody else.",
      ],
    },
    {
      heading: "Your rights",
      paragraphs: [
        "On your account's page you download all that we hold on you, and delete the account. You may also ask us for access, correction, restriction or portability, and object to what we do for legitimate interests, such as the signals against bots: then a person looks at your order, whatever its score. Write to us, or complain to an authority:",
        seller.dataAuthority,
      ],
    },
  ],
});
