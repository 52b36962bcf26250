"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import { takeOverAction } from "@/lib/desk/review-lock/action";
import type { ReviewLockView } from "@/lib/desk/review-lock/schema";

const SIGN_OF_LIFE_MS = 30_000;
const lockPath = (orderId: string) => `/api/fulfillment/orders/${orderId}/review-lock`;

/** Says that we look at this order while the page is open, and releases the lock when it is left. Failing is no harm: a lock decides nothing. */
function useReviewLock(orderId: string, onFirst: () => void): void {
  useEffect(() => {
    let first = true;
    const lock = async () => {
      if (document.hidden) return;
      const answer = await fetch(lockPath(orderId), { method: "POST" }).catch(() => null);
      if (first && answer?.ok) onFirst();
      first = false;
    };
    const letGo = () => void fetch(lockPath(orderId), { method: "DELETE", keepalive: true }).catch(() => null);
    void lock();
    const timer = setInterval(() => void lock(), SIGN_OF_LIFE_MS);
    window.addEventListener("pagehide", letGo);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", letGo);
      letGo();
    };
    // The router is stable; only another order starts anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [orderId]);
}

/** Who else looks at this order, with the way to take it over. */
export function KeepReviewLock({ orderId, lock }: { orderId: string; lock: ReviewLockView | null }) {
  const router = useRouter();
  useReviewLock(orderId, () => router.refresh());
  const { state, formProps } = useFormAction(takeOverAction);
  if (!lock || lock.mine) return null;
  return (
    <Notice tone="warn" role="status" title={`${lock.name} is looking at this`}>
      <p>You can decide all the same: the first decision stands.</p>
      <form {...formProps} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="orderId" value={orderId} />
        <SubmitButton tone="outline" pendingLabel="Taking over…" className="text-sm">
          Take over
        </SubmitButton>
        {state.status === "error" ? <p role="alert">{state.message}</p> : null}
      </form>
    </Notice>
  );
}
