import type { Metadata } from "next";
import { ReminderLinkForm } from "@/components/reminder/link-form-client";
import type { WithSearch } from "@/components/site/page-inputs";

export const metadata: Metadata = { title: "Unsubscribe", robots: { index: false, follow: false } };

export default async function UnsubscribePage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  return <ReminderLinkForm kind="unsubscribe" token={typeof token === "string" ? token : ""} />;
}
