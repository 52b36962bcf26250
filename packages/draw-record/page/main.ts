import { check, type Finding } from "../check.ts";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}`);
  return found;
}

const fileIn = (id: string): Promise<string> | undefined => (element(id) as HTMLInputElement).files?.[0]?.text();

/** Lets the browser paint what was just written. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

function show({ holds, lines }: Finding): void {
  const output = element("result");
  output.className = holds ? "good" : "bad";
  const paragraphs = [holds ? "It holds." : "It does not hold.", ...lines].map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  });
  output.replaceChildren(...paragraphs);
}

async function judge(): Promise<void> {
  const record = await fileIn("record");
  if (record === undefined) return show({ holds: false, lines: ["Choose the file of the record first."] });
  const receipt = await fileIn("receipt");
  element("result").textContent = "Checking …";
  await painted();
  show(check(record, receipt));
}

element("check").addEventListener("submit", (event) => {
  event.preventDefault();
  void judge();
});
