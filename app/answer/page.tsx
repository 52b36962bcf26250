import type { Metadata } from "next";
import { AnswerForm } from "@/components/question/answer-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { isAppError } from "@/lib/platform/errors";
import { readQuestion, type QuestionView } from "@/lib/shop/question/server";

export const metadata: Metadata = { title: "A question about your order", robots: { index: false, follow: false } };

async function read(token: string): Promise<QuestionView | null> {
  try {
    return await readQuestion(token);
  } catch (error) {
    if (isAppError(error, "token_invalid")) return null;
    throw error;
  }
}

/** Opening the link changes nothing. */
export default async function AnswerPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  const question = typeof token === "string" ? await read(token) : null;
  if (typeof token !== "string" || !question)
    return (
      <NarrowPage title="This link does not work" lead="Use the newest mail that we sent you about your order.">
        <ButtonLink href="/account" tone="outline" className="justify-self-start">
          Your orders
        </ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage eyebrow={`Order ${question.orderNumber}`} title="A question about your order" lead={question.text}>
      {question.answer === null ? <AnswerForm token={token} /> : <Answered answer={question.answer} />}
    </NarrowPage>
  );
}

const Answered = ({ answer }: { answer: string }) => (
  <div className="grid gap-2">
    <p className="font-bold">You answered:</p>
    <blockquote className="border-l-4 border-line pl-3 break-words whitespace-pre-line">{answer}</blockquote>
  </div>
);
