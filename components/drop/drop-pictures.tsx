import { Sneaker } from "@/components/art/sneaker";
import { SneakerHeel } from "@/components/art/sneaker-heel";
import { SneakerSole } from "@/components/art/sneaker-sole";
import type { Colourway } from "@/lib/shop/drop/schema";

interface DropPicturesProps {
  readonly name: string;
  readonly colourway: Colourway;
}

/** Our own drawings of the shoe: the other side, the heel and the sole. */
export function DropPictures({ name, colourway }: DropPicturesProps) {
  const views = [
    [
      "The other side",
      <Sneaker
        key="side"
        colourway={colourway}
        title={`${name} from the other side`}
        className="w-full -scale-x-100"
      />,
    ],
    [
      "The heel, with its number",
      <SneakerHeel key="heel" colourway={colourway} title={`${name} from behind`} className="h-40" />,
    ],
    ["The sole", <SneakerSole key="sole" colourway={colourway} title={`${name} from below`} className="w-full" />],
  ] as const;
  return (
    <ul className="grid gap-4 sm:grid-cols-3">
      {views.map(([caption, picture]) => (
        <li key={caption}>
          <figure className="grid gap-2">
            <div className="grid h-48 place-items-center overflow-hidden rounded-notch bg-sunken p-4">{picture}</div>
            <figcaption className="text-sm text-muted">{caption}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
