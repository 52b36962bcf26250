import { settings } from "./stage";

const addressIn = (sender: string): string => /<([^>]+)>/.exec(sender)?.[1] ?? sender;

export const mail = new sst.aws.Email("Mail", { sender: settings.MAIL_DOMAIN ?? addressIn(settings.MAIL_FROM) });
