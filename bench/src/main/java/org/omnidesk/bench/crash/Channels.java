package org.omnidesk.bench.crash;

import org.omnidesk.bench.hub.GlpiControl;
import org.omnidesk.bench.hub.HubPorts;
import org.omnidesk.bench.hub.ImapReader;
import org.omnidesk.bench.hub.KannelControl;
import org.omnidesk.bench.hub.SmtpSender;
import org.omnidesk.bench.hub.SolmanControl;

/** The other side of the hub's four systems. */
record Channels(
    SmtpSender smtp, ImapReader imap, KannelControl sms, SolmanControl solman, GlpiControl glpi) {

  static final String MAIL = "mail-support";
  static final String SMS = "sms-main";
  static final String SOLMAN = "solman-prod";
  static final String GLPI = "glpi-hq";

  static Channels of(HubPorts ports) {
    return new Channels(
        new SmtpSender(ports.smtp()),
        new ImapReader(ports.imap()),
        new KannelControl(ports.sms()),
        new SolmanControl(ports.solman()),
        new GlpiControl(ports.glpi()));
  }
}
