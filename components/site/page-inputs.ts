/** What Next hands a page. Its own `PageProps` exists only after a build has run. */
export interface WithSearch {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export interface WithDropId {
  readonly params: Promise<{ readonly dropId: string }>;
}

export interface WithId {
  readonly params: Promise<{ readonly id: string }>;
}
