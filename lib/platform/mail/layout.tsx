import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Html,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { LegalSection, LegalText } from "@/content/legal/schema";
import { FOOTER, SELLER } from "@/lib/platform/mail/footer";
import type { Letter } from "@/lib/platform/mail/schema";
import { style, styleSheet } from "@/lib/platform/mail/style";

/** The one look of all mails. Links to the store and to nothing else; no pictures, so nothing is fetched on opening. */
export function LetterLayout({ letter }: { letter: Letter }) {
  return (
    <Html lang="en">
      <Head>
        <title>{letter.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleSheet}</style>
      </Head>
      <Body className="paper" style={style.body}>
        <Preview>{letter.preheader}</Preview>
        <Container className="sheet" style={style.sheet}>
          <Band />
          <Content letter={letter} />
        </Container>
        {(letter.annex ?? []).map((text) => (
          <Annex key={text.title} text={text} />
        ))}
        <Container style={style.foot}>
          {[FOOTER, SELLER].map((line) => (
            <Text key={line} className="muted footer" style={style.footer}>
              {line}
            </Text>
          ))}
          {letter.unsubscribeUrl ? <Unsubscribe url={letter.unsubscribeUrl} /> : null}
        </Container>
      </Body>
    </Html>
  );
}

function Unsubscribe({ url }: { url: string }) {
  return (
    <Text className="muted footer" style={style.footer}>
      <a className="muted" href={url} style={style.footerLink}>
        Unsubscribe
      </a>
    </Text>
  );
}

function Band() {
  return (
    <Row className="band" style={style.band}>
      <Column>
        <Text className="brand" style={style.brand}>
          QuantaSneaks
        </Text>
      </Column>
      <Column aria-hidden="true">
        <Text className="pi" style={style.pi}>
          π = 3.14159…
        </Text>
      </Column>
    </Row>
  );
}

function Content({ letter: { title, greeting, paragraphs, facts, details, button, closing } }: { letter: Letter }) {
  return (
    <Row>
      <Column className="content" style={style.content}>
        <Heading className="ink title" style={style.title}>
          {title}
        </Heading>
        {[greeting, ...paragraphs].map((paragraph) => (
          <Text key={paragraph} className="ink" style={style.text}>
            {paragraph}
          </Text>
        ))}
        {facts ? <Ticket facts={facts} /> : null}
        {details ? <Details details={details} /> : null}
        {button ? <Action {...button} /> : null}
        {closing ? (
          <Text className="muted" style={style.small}>
            {closing}
          </Text>
        ) : null}
      </Column>
    </Row>
  );
}

/** Small print, in full: the mail is the durable medium. */
function Annex({ text: { title, sections } }: { text: LegalText }) {
  return (
    <Container className="annex" style={style.annex}>
      <Heading as="h2" className="ink" style={style.annexTitle}>
        {title}
      </Heading>
      {sections.map((section) => (
        <AnnexSection key={section.heading ?? linesOf(section)[0]} section={section} />
      ))}
    </Container>
  );
}

function AnnexSection({ section }: { section: LegalSection }) {
  return (
    <>
      {section.heading ? (
        <Heading as="h3" className="ink" style={style.annexHeading}>
          {section.heading}
        </Heading>
      ) : null}
      {linesOf(section).map((line) => (
        <Text key={line} className="muted" style={style.annexText}>
          {line}
        </Text>
      ))}
    </>
  );
}

const linesOf = ({ paragraphs = [], list = [], facts = [] }: LegalSection): string[] => [
  ...paragraphs,
  ...list,
  ...facts.map(([label, value]) => `${label}: ${value}`),
];

function Ticket({ facts }: { facts: NonNullable<Letter["facts"]> }) {
  return (
    <Row className="ticket" style={style.ticket}>
      {facts.map(([label, value]) => (
        <Column key={label} className="fact" style={style.fact}>
          <Text className="muted" style={style.label}>
            {label}
          </Text>
          <Text className="ink value" style={style.value}>
            {value}
          </Text>
        </Column>
      ))}
    </Row>
  );
}

function Details({ details }: { details: NonNullable<Letter["details"]> }) {
  return (
    <Section style={style.details}>
      {details.map(([label, value]) => (
        <Row key={label}>
          <Column style={style.detailLabel}>
            <Text className="muted" style={style.detail}>
              {label}
            </Text>
          </Column>
          <Column style={style.detailValue}>
            <Text className="ink" style={style.detail}>
              {value}
            </Text>
          </Column>
        </Row>
      ))}
    </Section>
  );
}

function Action({ label, url }: NonNullable<Letter["button"]>) {
  return (
    <Section style={style.action}>
      <Button className="button" href={url} style={style.button}>
        {label}
      </Button>
    </Section>
  );
}
