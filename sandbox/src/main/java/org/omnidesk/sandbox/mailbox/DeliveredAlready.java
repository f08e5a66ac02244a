package org.omnidesk.sandbox.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/**
 * The recipient of a mail that lies in its inbox already: GreenMail's own delivery does nothing.
 */
record DeliveredAlready(String address) implements GreenMailUser {

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public void deliver(MovingMessage mail) {
    // It is there.
  }

  @Override
  public void deliver(MimeMessage mail) {
    // It is there.
  }

  @Override
  public void create() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getPassword() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void authenticate(String password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getQualifiedMailboxName() {
    throw new UnsupportedOperationException();
  }
}
