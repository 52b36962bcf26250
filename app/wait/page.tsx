import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NarrowPage } from "@/components/site/narrow-page";
import { waitInWords } from "@/lib/platform/time";
import { myTurn } from "@/lib/account/waiting/server";

export const metadata: Metadata = { title: "Your place in the line", robots: { index: false } };

/** So that the page says something new now and then, to people who hear it too. */
const LONGEST_REFRESH_SECONDS = 30;

export default async function WaitPage() {
  const turn = await myTurn();
  if (!turn || turn.leftSeconds === 0) redirect(turn?.back ?? "/");
  const { leftSeconds } = turn;
  return (
    <NarrowPage
      eyebrow="One moment"
      title="You have a place in the line"
      lead={<p role="status">It is your turn in {waitInWords(leftSeconds)}. This page goes on by itself.</p>}
    >
      <meta httpEquiv="refresh" content={String(Math.min(leftSeconds, LONGEST_REFRESH_SECONDS))} />
      <p>
        Browsers with a script do a small sum that keeps machines from going ahead of people. Yours waits for its turn
        instead. Nothing is sent yet. When it is your turn you are back at the form with what you typed, passwords
        apart: send it once more within ten minutes.
      </p>
    </NarrowPage>
  );
}
