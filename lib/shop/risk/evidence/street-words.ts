/** A word as it is compared: doubled letters are one, and "ue" is "ü", as people type both. */
export const compared = (word: string): string => word.replace(/([a-z])\1+/g, "$1").replace(/([aou])e/g, "$1");

/** Kinds of streets: each line is one kind, in ASCII, the first word its name. */
const KINDS = [
  "street str st strase straat strat strada ul ulica ulice ulitsa rue rua r calle cale c cl gata gatan gade gate gt utca u via v cad cadde caddesi",
  "avenue ave av aven avenida avda avd allee ale alee aleja al alej laan lan",
  "road rd",
  "way weg wy wg vei veien vej vegen vag vagen",
  "lane ln",
  "drive dr drv",
  "court ct crt",
  "square sq plaza place pl platz plac plein piaza piazale piazza pza plz praca namesti nam ploshchad torg torget tor trg",
  "boulevard blvd bd boul bulevar bulvar bld",
  "terrace ter terr",
  "circle cir circ",
  "close cls clo",
  "crescent cres cr",
  "highway hwy",
  "parkway pkwy pky",
  "gasse gase gas",
  "ring rg",
  "damm dam",
  "ufer quai kade kai qu",
  "chemin ch chem camino sentier",
  "pfad path",
  "hof yard",
  "largo vicolo viale vle vl corso cso",
].map((line) => line.split(" "));

const KIND_OF = new Map(KINDS.flatMap((words) => words.map((word) => [compared(word), words[0] ?? word])));

/** The kind of street that a compared word names, if it does. */
export const kindOf = (word: string): string | undefined => KIND_OF.get(word);

/** What is written in one with the name: "Lindenstrasse". Longest first. */
const GLUED =
  "strase strat str gatan gade gata plein platz alee ale laan lan weg vagen vegen veien vej gase damm dam ring ufer utca"
    .split(" ")
    .map(compared)
    .toSorted((a, b) => b.length - a.length);

/** A name and the kind that is glued to it, where there is one. */
export function unglued(word: string): readonly [name: string, kind: string | undefined] {
  const ending = GLUED.find((end) => word.endsWith(end) && word.length - end.length >= 3);
  return ending === undefined ? [word, undefined] : [word.slice(0, -ending.length), kindOf(ending)];
}

const DIRECTIONS = new Map(
  ["north n", "south s", "east e", "west w", "northeast ne", "northwest nw", "southeast se", "southwest sw"].flatMap(
    (line) => line.split(" ").map((word) => [word, line.split(" ")[1] ?? word] as const),
  ),
);
export const directionOf = (word: string): string | undefined => DIRECTIONS.get(word);

/** Small words that people leave out or shorten. */
const SMALL = new Set(
  "de d du des del dela la le les der den dem die the of am an im in zum zur von van het da do dos das di".split(" "),
);
export const isSmall = (word: string): boolean => SMALL.has(word);

/** What comes before a part of a house, and with it does not name another house. */
const UNIT =
  "apartment apartament apartamento apartman appartement appt apt apto app ap unit suite ste flat flt room rm floor flr fl etage et og ug " +
  "stock stck stk whg wohnung wohn wg zimmer zi tuer tur stiege stg top hinterhaus hh vorderhaus vh aufgang eingang bat batiment " +
  "esc escalier escalera esca piso pso puerta pta ptl int interno scala sc piano lok lokal m mieszkanie kv kvartira lgh trappa tr " +
  "building bldg blg block blk bl tower level lvl bus bte boite mailbox pmb locker dept department c co attn attention zhd zh bei " +
  "suit number byt";

const UNITS = new Set(UNIT.split(" ").map(compared));
/** A part of a house and its number or letter, in compared words. */
export const UNIT_PART = new RegExp(`\\b(?:${[...UNITS].join("|")})\\s+(?:\\d+\\s?[a-z]?|[a-z])(?=\\s|$)`, "g");

/** Whether a word belongs in an address though no one speaks it: "str", "blvd", "apt". */
export const isStreetlike = (word: string): boolean =>
  kindOf(compared(word)) !== undefined ||
  directionOf(word) !== undefined ||
  UNITS.has(compared(word)) ||
  SMALL.has(word);
