import { DropPictures } from "@/components/drop/drop-pictures";
import type { DropView } from "@/lib/shop/drop/schema";

const paragraphsOf = (text: string): string[] => text.split(/\n{2,}/).filter(Boolean);

/** What the drop is about and made of, and the shoe from every side. */
export function DropStory({ drop }: { drop: DropView }) {
  const { story, materials, name, colourway } = drop;
  return (
    <section aria-labelledby="story" className="border-t-2 border-ink">
      <div className="mx-auto grid max-w-page gap-8 px-5 py-10 lg:grid-cols-[1fr_1.4fr] lg:gap-12">
        <div className="grid content-start gap-3">
          <h2 id="story" className="text-2xl tracking-tight">
            From every side
          </h2>
          {paragraphsOf(story).map((paragraph) => (
            <p key={paragraph} className="max-w-read whitespace-pre-line">
              {paragraph}
            </p>
          ))}
          {materials ? <p className="max-w-read text-muted">{materials}</p> : null}
        </div>
        <DropPictures name={name} colourway={colourway} />
      </div>
    </section>
  );
}
