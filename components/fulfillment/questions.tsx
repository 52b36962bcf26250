import { AskForm } from "@/components/fulfillment/handling-client";
import { LocalTime } from "@/components/time/local-time-client";
import type { QuestionView } from "@/lib/desk/order/detail";

interface QuestionsProps {
  readonly orderId: string;
  readonly questions: readonly QuestionView[];
  readonly open: boolean;
}

/** What the shopper was asked and answered, and, while the order waits, the next question. */
export function Questions({ orderId, questions, open }: QuestionsProps) {
  return (
    <div className="grid gap-4">
      {questions.length === 0 ? <p className="text-sm text-muted">Nothing was asked.</p> : null}
      <ol aria-label="Questions" className="grid gap-3 text-sm">
        {questions.map((question) => (
          <li key={question.number} className="grid gap-1">
            <p className="break-words whitespace-pre-line">
              <span className="font-bold">{question.name ?? "A colleague"}</span>,{" "}
              <LocalTime iso={question.askedAt} className="text-muted" />: {question.text}
            </p>
            <Answer question={question} />
          </li>
        ))}
      </ol>
      {open ? <AskForm orderId={orderId} /> : null}
    </div>
  );
}

function Answer({ question: { answer, answeredAt } }: { question: QuestionView }) {
  if (answer === null || answeredAt === null) return <p className="text-muted">No answer yet.</p>;
  return (
    <blockquote className="border-l-4 border-accent pl-3 break-words whitespace-pre-line">
      {answer} <LocalTime iso={answeredAt} className="text-muted" />
    </blockquote>
  );
}
