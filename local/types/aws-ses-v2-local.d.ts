declare module "aws-ses-v2-local/dist/store.js" {
  interface Email {
    readonly messageId: string;
    readonly at: number;
  }
  const store: {
    saveEmail: (email: Email) => void;
    clearStore: () => void;
    getStoreReadonly: () => { emails: Email[] };
  };
  export default store;
  export type { Email };
}

declare module "aws-ses-v2-local/dist/index.js" {
  import type { Server } from "node:http";
  const ses: { default: (config: { host: string; port: number }) => Promise<Server> };
  export default ses;
}
