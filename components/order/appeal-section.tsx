import { AppealForm } from "@/components/order/appeal-form-client";
import { OrderAgainForm } from "@/components/order/order-again-form-client";
import { LocalTime } from "@/components/time/local-time-client";
import type { AppealView } from "@/lib/shop/appeal/schema";

interface AppealSectionProps {
  readonly orderId: string;
  readonly appeal: AppealView;
}

/** Why the team turned the order down, and what its shopper can do about it. */
export function AppealSection({ orderId, appeal }: AppealSectionProps) {
  return (
    <section aria-labelledby="appeal" className="grid gap-4 border-2 border-ink bg-raised p-5 sm:p-6">
      <h2 id="appeal" className="text-xl">
        Why, and what you can do
      </h2>
      <p>{appeal.reason}</p>
      <NextStep orderId={orderId} appeal={appeal} />
      {appeal.message === null ? null : <YourWords message={appeal.message} />}
    </section>
  );
}

function NextStep({ orderId, appeal: { status, until } }: AppealSectionProps) {
  switch (status) {
    case "open_to_appeal":
      return (
        <>
          <p>
            We are people, and we err. Tell us what we should know, and a person looks again: once, until{" "}
            <LocalTime iso={until ?? ""} className="font-bold" />.
          </p>
          <AppealForm orderId={orderId} />
        </>
      );
    case "too_late":
      return <p className="text-muted">The two days in which we look at a decision again are over.</p>;
    case "waiting":
      return <p>We have your words, and look at your order again. The answer comes by mail, and stands here.</p>;
    case "declined":
      return <p>We looked again, and our decision stays as it was. The mail about it is in your inbox.</p>;
    case "accepted":
      return (
        <>
          <p>
            We looked again, and we were wrong: we are sorry. Until{" "}
            <LocalTime iso={until ?? ""} className="font-bold" /> you may order this pair again, as long as there are
            pairs of your size. It gets a number of its own.
          </p>
          <OrderAgainForm orderId={orderId} />
        </>
      );
  }
}

function YourWords({ message }: { message: string }) {
  return (
    <figure className="grid gap-1">
      <figcaption className="text-sm text-muted">What you wrote</figcaption>
      <blockquote className="border-l-4 border-line-strong pl-4 wrap-anywhere whitespace-pre-wrap">
        {message}
      </blockquote>
    </figure>
  );
}
