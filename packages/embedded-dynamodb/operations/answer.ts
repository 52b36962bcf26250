/** JSON that is there already. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Member = object | string | number | undefined;

/** The answer as JSON, without the members that are undefined. */
export function answer(members: Readonly<Record<string, Member>>): string {
  let text = "";
  for (const name in members) {
    const value = members[name];
    if (value !== undefined)
      text += `${text === "" ? "" : ","}"${name}":${value instanceof RawJson ? value.text : JSON.stringify(value)}`;
  }
  return `{${text}}`;
}

export const rawList = (elements: readonly string[]): RawJson => new RawJson(`[${elements.join(",")}]`);
