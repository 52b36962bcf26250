import { durationInWords } from "@/lib/platform/time";
import type { DropView } from "@/lib/shop/drop/schema";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { ChooseIcon, DrawIcon, LookIcon, PayIcon, ShipIcon } from "@/components/art/step-icons";

type Step = readonly [icon: () => React.ReactNode, title: string, text: string];

const chosen = (mode: DropView["mode"]): readonly Step[] =>
  mode === "draw"
    ? [
        [ChooseIcon, "Enter once", "Up to three sizes, while entries are taken. Being first gains nothing."],
        [DrawIcon, "Chance decides", "A public random number ranks the entries. Everyone can check the draw."],
      ]
    : [[ChooseIcon, "Choose", "A numbered pair of your size is held for you."]];

const leave: Record<DropView["mode"], string> = {
  draw: "Only if a pair is yours. Leave, and it goes to the next in line.",
  first_come: "Your card is only authorised. Leave, and the pair goes back.",
};

const stepsOf = (mode: DropView["mode"], paymentWindowSeconds: number): readonly Step[] => [
  ...chosen(mode),
  [PayIcon, `Pay within ${durationInWords(paymentWindowSeconds, "the")}`, leave[mode]],
  [
    LookIcon,
    "A person looks",
    `Our team tells shoppers from bots, within ${durationInWords(APPROVAL_TIMEOUT_SECONDS, "the")}.`,
  ],
  [ShipIcon, "It ships", "Only now you are charged. Turned down means never charged."],
];

interface HowItWorksProps {
  readonly mode: DropView["mode"];
  /** How long the drop holds a pair for who has not paid. */
  readonly paymentWindowSeconds: number;
}

/** From the choice to the parcel. */
export function HowItWorks({ mode, paymentWindowSeconds }: HowItWorksProps) {
  const steps = stepsOf(mode, paymentWindowSeconds);
  return (
    <section aria-labelledby="how" className="border-t-2 border-ink">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10">
        <h2 id="how" className="text-2xl tracking-tight">
          How a pair becomes yours
        </h2>
        <ol className="grid gap-6 sm:grid-cols-2 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
          {steps.map(([Icon, title, text], i) => (
            <li key={title} className="grid content-start gap-1 border-t-2 border-line-strong pt-3">
              <span className="flex items-center justify-between" aria-hidden="true">
                <Icon />
                <span className="numeric text-sm text-muted">{i + 1}</span>
              </span>
              <h3 className="text-lg">{title}</h3>
              <p className="text-muted">{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
