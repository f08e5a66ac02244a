package org.omnidesk.sandbox.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.omnidesk.sandbox.standin.StandIn;

/**
 * A mail server: GreenMail's SMTP and IMAP with inboxes that survive. SMTP's 250 comes after the
 * mail is on disk; UIDs, UIDVALIDITY and flags of an inbox hold over restarts; other folders live
 * as long as the process.
 *
 * <p>{@code user+detail@domain} arrives at {@code user@domain}. An address nobody has yet gets an
 * account with its first mail: login = address, password = {@link #REQUESTER_PASSWORD}.
 */
public final class MailboxStandIn implements StandIn {

  /** The password of every account that was not configured. */
  public static final String REQUESTER_PASSWORD = "requester";

  /**
   * @param smtpPort 0 picks a free one
   * @param imapPort 0 picks a free one
   * @param folder where everything is kept
   * @param accounts configured accounts, the desk's among them
   * @param localDomains domains whose mail is taken; empty takes every domain's
   */
  public record Options(
      int smtpPort, int imapPort, Path folder, List<Account> accounts, List<String> localDomains) {
    public Options {
      accounts = List.copyOf(accounts);
      localDomains = List.copyOf(localDomains);
    }
  }

  private final Options options;
  private final MailFiles files;
  private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
  private Refusals managers;
  private SmtpServer smtp;
  private AbstractServer imap;

  public MailboxStandIn(Options options) {
    this.options = options;
    this.files = new MailFiles(options.folder());
  }

  @Override
  public String name() {
    return "Mailbox";
  }

  @Override
  public String address() {
    return "smtp://127.0.0.1:%d imap://127.0.0.1:%d".formatted(smtpPort(), imapPort());
  }

  /** Where SMTP listens. */
  public int smtpPort() {
    return smtp == null ? options.smtpPort() : smtp.getPort();
  }

  /** Where IMAP listens. */
  public int imapPort() {
    return imap == null ? options.imapPort() : imap.getPort();
  }

  @Override
  public synchronized void start() throws Exception {
    managers = new Refusals(options.localDomains());
    managers.getUserManager().setAuthRequired(true);
    restore(files.open());
    for (Account account : options.accounts()) {
      open(account);
    }
    managers.getUserManager().setMessageDeliveryHandler(this::keep);
    smtp = new PromptSmtpServer(setup(options.smtpPort(), ServerSetup.PROTOCOL_SMTP), managers);
    imap = new PromptImapServer(setup(options.imapPort(), ServerSetup.PROTOCOL_IMAP), managers);
    listen(smtp, options.smtpPort());
    listen(imap, options.imapPort());
  }

  private static ServerSetup setup(int port, String protocol) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(10_000);
    return setup;
  }

  private static void listen(AbstractServer server, int port) throws InterruptedException {
    server.startService();
    if (!server.waitTillRunning(10_000)) {
      throw new IllegalStateException(
          "%s cannot listen on 127.0.0.1:%d; is the port taken?"
              .formatted(server.getProtocol(), port));
    }
  }

  /** Puts a mail as it is into an account's inbox, past SMTP. */
  public void deliver(String address, byte[] mail) {
    inbox(address).deliver(mail);
  }

  /** What lies in an account's inbox, oldest first; empty if there is no such account. */
  public List<byte[]> mails(String address) {
    Inbox inbox = inboxes.get(base(address));
    if (inbox == null) {
      return List.of();
    }
    return inbox.folder().getMessages().stream()
        .map(StoredMessage::getMimeMessage)
        .map(RawMail::of)
        .toList();
  }

  /** Makes the mail server answer RCPT for this address with a reply line; null accepts again. */
  public void refuse(String address, String reply) {
    managers.refuse(address, reply);
  }

  /** The addresses that have an account. */
  public List<String> addresses() {
    return inboxes.keySet().stream().sorted().toList();
  }

  /**
   * Keeps a mail for one recipient before SMTP answers. GreenMail would then deliver it itself; the
   * user handed back for that has nothing left to do.
   */
  private GreenMailUser keep(MovingMessage mail, MailAddress recipient) {
    String address = recipient.getEmail();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // As Postfix writes them. An SMTP command is one line, so the address holds no line end.
    String trace = "X-Original-To: %1$s\r\nDelivered-To: %1$s\r\n".formatted(address);
    bytes.writeBytes(trace.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(RawMail.of(mail.getMessage()));
    inbox(address).deliver(bytes.toByteArray());
    return new DeliveredAlready(address);
  }

  private synchronized Inbox inbox(String address) {
    String base = base(address);
    Inbox known = inboxes.get(base);
    return known != null ? known : open(new Account(base, base, REQUESTER_PASSWORD));
  }

  /** Opens an account unless it is open; its password is the configured one. */
  private synchronized Inbox open(Account account) {
    String base = base(account.address());
    Inbox known = inboxes.get(base);
    if (known != null) {
      managers.getUserManager().getUserByEmail(base).setPassword(account.password());
      return known;
    }
    Inbox inbox = create(new Account(base, account.login(), account.password()));
    files.append(KeptEvent.box(account, inbox.folder().getUidValidity()));
    return inbox;
  }

  private Inbox create(Account account) {
    try {
      GreenMailUser user =
          managers
              .getUserManager()
              .createUser(account.address(), account.login(), account.password());
      Inbox inbox =
          new Inbox(account.address(), managers.getImapHostManager().getInbox(user), files);
      inboxes.put(account.address(), inbox);
      return inbox;
    } catch (UserException | com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException("cannot open the mailbox of " + account.address(), e);
    }
  }

  private static String base(String address) {
    String lower = address.strip().toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    int plus = lower.indexOf('+');
    return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
  }

  private void restore(List<KeptEvent> events) throws Exception {
    Map<String, Long> uidByFile = new HashMap<>();
    Map<String, Set<Long>> gone = new HashMap<>();
    Map<String, Map<Long, List<String>>> flags = new HashMap<>();
    Map<String, Long> lastUid = new HashMap<>();
    Map<String, Long> validity = new HashMap<>();
    List<KeptEvent> arrived = new ArrayList<>();
    for (KeptEvent event : events) {
      String box = base(event.box());
      if (event.uid() != null) {
        lastUid.merge(box, event.uid(), Math::max);
      }
      switch (event.op()) {
        case "box" -> {
          create(new Account(box, event.login(), event.password()));
          validity.put(box, event.validity());
        }
        case "arrived" -> arrived.add(event);
        case "uid" -> uidByFile.put(event.file(), event.uid());
        case "flags" ->
            flags.computeIfAbsent(box, b -> new HashMap<>()).put(event.uid(), event.flags());
        case "gone" -> gone.computeIfAbsent(box, b -> new HashSet<>()).add(event.uid());
        default -> throw new IOException("index.jsonl: unknown line " + event.op());
      }
    }
    for (boolean withUid : new boolean[] {true, false}) {
      for (KeptEvent mail : arrived) {
        String box = base(mail.box());
        Long uid = uidByFile.get(mail.file());
        if (withUid == (uid != null) && !gone.getOrDefault(box, new HashSet<>()).contains(uid)) {
          inboxes.get(box).restore(files.read(mail.file()), mail.file(), uid, mail.at());
        }
      }
      for (var inbox : inboxes.entrySet()) {
        inbox
            .getValue()
            .restoreNumbers(lastUid.getOrDefault(inbox.getKey(), 0L), validity.get(inbox.getKey()));
      }
    }
    for (var box : flags.entrySet()) {
      for (var flag : box.getValue().entrySet()) {
        inboxes.get(box.getKey()).restoreFlags(flag.getKey(), flag.getValue());
      }
    }
  }

  @Override
  public synchronized void close() {
    if (smtp != null) {
      smtp.stopService();
    }
    if (imap != null) {
      imap.stopService();
    }
    files.close();
  }

  // GreenMail answers in several small writes. Unless they leave at once, each waits 40 ms for the
  // client's delayed acknowledgement of the one before.

  private static final class PromptSmtpServer extends SmtpServer {
    PromptSmtpServer(ServerSetup setup, Managers managers) {
      super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
      return super.createProtocolHandler(prompt(client));
    }
  }

  private static final class PromptImapServer extends AbstractServer {
    PromptImapServer(ServerSetup setup, Managers managers) {
      super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
      return new ImapHandler(
          managers.getUserManager(), managers.getImapHostManager(), prompt(client));
    }
  }

  private static Socket prompt(Socket client) {
    try {
      client.setTcpNoDelay(true);
    } catch (SocketException e) {
      // It hung up already.
    }
    return client;
  }
}
