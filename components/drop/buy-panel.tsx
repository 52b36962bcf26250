import { durationInWords } from "@/lib/platform/time";
import type { AddressChoiceProps } from "@/components/address/address-choice-client";
import { BeginOrderForm } from "@/components/drop/begin-order-form-client";
import { DrawPanel, isBeforeDraw } from "@/components/entry/draw-panel";
import { OrderForm } from "@/components/drop/order-form-client";
import { ResendToViewerForm } from "@/components/registration/resend-form-client";
import type { ShownPhase } from "@/components/drop/phase";
import { SizePicker, type SizePickerProps } from "@/components/drop/size-picker-client";
import { statusWords } from "@/components/order/words";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { QuietLink } from "@/components/ui/quiet-link";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DropView } from "@/lib/shop/drop/schema";
import type { OrderSummary } from "@/lib/shop/order/schema";

interface BuyPanelProps {
  readonly phase: ShownPhase;
  readonly mode: DropView["mode"];
  /** The page that it is on. */
  readonly path: string;
  readonly dropId: string;
  readonly paymentWindowSeconds: number;
  readonly picker: SizePickerProps;
  readonly address: AddressChoiceProps;
  readonly viewer: Viewer | null;
  readonly order: OrderSummary | null;
  /** Whether the viewer has an entry in the draw. */
  readonly hasEntered: boolean;
  /** The viewer's in the draw, where it gives some people more. */
  readonly tickets: number | undefined;
  readonly idempotencyKey: string;
  /** Whether every order of the drop needs a proof. */
  readonly provesAlways: boolean;
}

export function BuyPanel(props: BuyPanelProps) {
  const {
    phase,
    mode,
    path,
    dropId,
    picker,
    address,
    viewer,
    order,
    hasEntered,
    tickets,
    idempotencyKey,
    paymentWindowSeconds,
    provesAlways,
  } = props;
  if (order) return <YourOrder order={order} />;
  if (phase === "closed") return <Over viewer={viewer} />;
  if (mode === "draw" && isBeforeDraw(phase))
    return <DrawPanel {...{ dropId, phase, hasEntered, tickets }} isSignedIn={viewer !== null} />;
  if (viewer && isStaff(viewer)) return <ForTheTeam />;
  if (viewer && !viewer.verified) return <VerifyFirst picker={picker} email={viewer.email} />;
  if (phase === "sold_out") return <SoldOut {...{ picker, mode, paymentWindowSeconds }} />;
  if (phase === "paused") return <Paused picker={picker} />;
  if (viewer)
    return (
      <OrderForm {...{ path, dropId, picker, address, idempotencyKey, provesAlways }} waiting={phase === "upcoming"} />
    );
  return phase === "upcoming" ? (
    <GetReady path={path} picker={picker} />
  ) : (
    <BeginOrderForm path={path} picker={picker} address={address} />
  );
}

type WithPicker = Pick<BuyPanelProps, "picker">;
type WithPath = Pick<BuyPanelProps, "picker" | "path">;

function YourOrder({ order }: { order: OrderSummary }) {
  return (
    <section aria-labelledby="your-order" className="grid gap-4 rounded-notch border-2 border-ink bg-raised p-5">
      <h2 id="your-order" className="text-xl">
        Your order: {statusWords[order.status]}
      </h2>
      <p>
        Size EU {order.size}
        {order.pairNumber === null ? null : <>, pair {order.pairNumber}</>}. One pair each: this one is yours to follow.
      </p>
      <ButtonLink href={`/orders/${order.orderId}`}>Go to your order</ButtonLink>
    </section>
  );
}

function GetReady({ path, picker }: WithPath) {
  return (
    <div className="grid gap-4">
      <SizePicker {...picker} locked />
      <ButtonLink href="/signup" className="min-h-14 text-lg">
        Create your account now
      </ButtonLink>
      <p className="text-sm text-muted">
        It takes a minute, and your address must be verified before you can order. Already with us?{" "}
        <QuietLink
          href={`/signin?${new URLSearchParams({ callbackUrl: path }).toString()}`}
          className="text-accent underline underline-offset-4"
        >
          Sign in
        </QuietLink>{" "}
        and choose your size ahead.
      </p>
    </div>
  );
}

function VerifyFirst({ picker, email }: WithPicker & { email: string }) {
  return (
    <div className="grid gap-4">
      <SizePicker {...picker} locked />
      <Notice tone="warn" title="Verify your e-mail address first">
        <p>
          We sent a link to <strong className="wrap-anywhere">{email}</strong>. Press the button behind it, sign in
          again, and order.
        </p>
        <ResendToViewerForm />
      </Notice>
    </div>
  );
}

const comesBack: Record<DropView["mode"], (timeToPay: string) => string> = {
  first_come: (timeToPay) =>
    `A pair that nobody pays for within ${timeToPay} comes back here. Keep this page open: it changes by itself, and a size you can choose is a pair you can have.`,
  draw: (timeToPay) =>
    `A pair that is not paid for within ${timeToPay} goes to those in line first, best rank first. What none of them wants is sold here.`,
};

function SoldOut({
  picker,
  mode,
  paymentWindowSeconds,
}: Pick<BuyPanelProps, "picker" | "mode" | "paymentWindowSeconds">) {
  return (
    <div className="grid gap-4">
      <SizePicker {...picker} locked />
      <Notice tone="warn" title="Every pair is held or gone">
        <p>{comesBack[mode](durationInWords(paymentWindowSeconds, "the"))}</p>
      </Notice>
    </div>
  );
}

function Paused({ picker }: WithPicker) {
  return (
    <div className="grid gap-4">
      <SizePicker {...picker} locked />
      <Notice tone="warn" title="The drop is paused">
        <p>
          No new orders for the moment; those that are under way go on. Keep this page open: it changes by itself when
          the drop goes on.
        </p>
      </Notice>
    </div>
  );
}

function Over({ viewer }: Pick<BuyPanelProps, "viewer">) {
  return (
    <section aria-labelledby="over" className="grid gap-4 rounded-notch border-2 border-dashed border-line-strong p-5">
      <h2 id="over" className="text-xl">
        This drop is over
      </h2>
      <p className="text-muted">
        Orders that are under way go on; no new ones are taken. A number is given once. The next drop is announced on
        the first page.
      </p>
      {viewer ? null : (
        <ButtonLink href="/signup" tone="outline">
          Be ready for the next one
        </ButtonLink>
      )}
    </section>
  );
}

function ForTheTeam() {
  return (
    <section aria-labelledby="team" className="grid gap-4 rounded-notch border-2 border-ink bg-raised p-5">
      <h2 id="team" className="text-xl">
        You are on the team
      </h2>
      <p>The team decides on orders and places none.</p>
      <ButtonLink href="/fulfillment">Go to the desk</ButtonLink>
    </section>
  );
}
