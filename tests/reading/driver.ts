// Eyes and sites, put into a page of the tests by the browser's driver.
import { read } from "../../extension/content/eyes/read";
import { onLinkedIn } from "../../extension/content/report/check-linkedin";
import { mailbox, mailboxes } from "../../extension/content/sites/address";
import { generic } from "../../extension/content/sites/generic";
import { gmail } from "../../extension/content/sites/gmail";
import { linkedin } from "../../extension/content/sites/linkedin";
import { degreeIn } from "../../extension/content/sites/linkedin-degree";
import { outlook } from "../../extension/content/sites/outlook";
import { roundcube } from "../../extension/content/sites/roundcube";
import { yahoo } from "../../extension/content/sites/yahoo";

const sites = { generic, gmail, linkedin, outlook, roundcube, yahoo };

Object.assign(globalThis, {
  degreeIn,
  mailbox,
  mailboxes,
  linkedinDisagrees: () => onLinkedIn(document, linkedin.composers(document)),
  /** Facts and body of every composer, and the text that each run's way back leads to. */
  snapshots: (site: keyof typeof sites) =>
    sites[site].composers(document).map((composer) => {
      const { body, point, offset } = read(composer.editor);
      const back = body.runs.map(({ text }, run) => {
        const at = point({ run, offset: 0 });
        if (at) return at.node.nodeType === Node.TEXT_NODE ? (at.node as Text).data : text;
        const from = offset({ run, offset: 0 }) ?? 0;
        return (composer.editor as HTMLTextAreaElement).value?.slice(from, from + text.length);
      });
      return { ...composer.facts(), body, back };
    }),
});
