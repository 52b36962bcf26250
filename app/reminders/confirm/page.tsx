import type { Metadata } from "next";
import { ReminderLinkForm } from "@/components/reminder/link-form-client";
import type { WithSearch } from "@/components/site/page-inputs";

export const metadata: Metadata = { title: "Tell me when it opens", robots: { index: false, follow: false } };

export default async function ConfirmPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  return <ReminderLinkForm kind="confirm" token={typeof token === "string" ? token : ""} />;
}
