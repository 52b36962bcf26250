import { durationInWords } from "@/lib/platform/time";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { ChooseIcon, LookIcon, PayIcon, ShipIcon } from "@/components/art/step-icons";

const stepsWith = (paymentWindowSeconds: number) =>
  [
    [ChooseIcon, "Choose", "A numbered pair of your size is held for you."],
    [
      PayIcon,
      `Pay within ${durationInWords(paymentWindowSeconds, "the")}`,
      "Your card is only authorised. Leave, and the pair goes back.",
    ],
    [
      LookIcon,
      "A person looks",
      `Our team tells shoppers from bots, within ${durationInWords(APPROVAL_TIMEOUT_SECONDS, "the")}.`,
    ],
    [ShipIcon, "It ships", "Only now you are charged. Turned down means never charged."],
  ] as const;

/** From the choice to the parcel. @param paymentWindowSeconds how long the drop holds a pair for who has not paid */
export function HowItWorks({ paymentWindowSeconds }: { paymentWindowSeconds: number }) {
  return (
    <section aria-labelledby="how" className="border-t-2 border-ink">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10">
        <h2 id="how" className="text-2xl tracking-tight">
          How a pair becomes yours
        </h2>
        <ol className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
          {stepsWith(paymentWindowSeconds).map(([Icon, title, text], i) => (
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
