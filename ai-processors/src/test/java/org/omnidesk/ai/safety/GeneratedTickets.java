package org.omnidesk.ai.safety;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;
import org.omnidesk.ai.safety.mask.LabelledText;

/**
 * Tickets as a generator of test data writes them: sentences with slots, filled with random values
 * whose check digits are true, in every grouping that people use. Traps are slots, too.
 */
final class GeneratedTickets {

  private static final List<String> TEMPLATES =
      List.of(
          "My email is {mail} and my phone number is {phone}.",
          "Please call me on {phone} regarding {ticket}.",
          "Employee {emp} reported that {host} ({ip}) is unreachable since {date}.",
          "My Aadhaar number is {aadhaar} and PAN is {pan}.",
          "Card {card} was declined at {time} for {amount}.",
          "Transfer to {iban} failed with error {error}.",
          "I reset my password to {password} but still cannot login.",
          "password: {password}",
          "The password for {host} is {password}, please change it.",
          "Cannot ping {ip} from {host}.",
          "Ticket {ticket}: server {host} restarted at {time} on {date}, version {version}.",
          "User {mail} ({empid}) needs VPN access from {ip}.",
          "मेरा फोन नंबर {phone} है और ईमेल {mail} है।",
          "मेरा आधार नंबर {aadhaar} है, कृपया अपडेट करें।",
          "मेरा पासवर्ड {password} काम नहीं कर रहा है।",
          "सर्वर {host} का आईपी {ip} है, {date} से बंद है।",
          "Mera password {password} hai, login nahi ho raha.",
          "Mera number {phone} hai, {mail} pe reply karo.",
          "Emp id {empid} ka laptop {host} start nahi ho raha.",
          "PAN {pan} update karna hai, card {card} block kar do.",
          "Order {order} for {amount} was not delivered, invoice {invoice}.",
          "Error {error} in {file} after update to {version}.",
          "Meeting on {date} at {time}, room B-204, bridge {phone}.",
          "Contact: {mail} / {phone}",
          "Name: Ravi Kumar\nEmp ID: {empid}\nPhone: {phone}\nEmail: {mail}\nIssue: {file} does not open",
          "Login with admin / {password} on {host}",
          "username: asingh password: {password}",
          "pwd={password};server={host}",
          "SSH to {ip} works, RDP to {host} fails with {error}.",
          "IBAN {iban}, card {card}, amount {amount}.",
          "कर्मचारी आईडी {empid} का {host} धीमा चल रहा है।",
          "OTP {otp} aaya par login nahi hua, number {phone}.",
          "My new password is {password}. Old one expired on {date}.",
          "Printer {host} at {ip} shows {error}.",
          "Download {file} from https://docs.python.org/3/library/re.html, build {version}.",
          "Reset MFA for {mail}; backup phone {phone}; PIN {otp}.",
          "VLAN 120, MAC {mac}, switch {host}, port 24.",
          "Salary of {empid} not credited to {iban}; PAN {pan}.",
          "API key {token} was leaked in {file}.",
          "Asset {asset} of cost {amount} moved on {date} under {ticket}.",
          "Hi, {mail} wrote that {phone} is wrong. Aadhaar: {aadhaar}. Thanks",
          "Wifi password {password} not working on {host}.",
          "Credentials: {mail} / {password}",
          "Staff number {empid}, extension issue, tel. {phone}");

  private final Random random;

  GeneratedTickets(long seed) {
    random = new Random(seed);
  }

  /** Each template so many times. */
  List<LabelledText> texts(int rounds) {
    List<LabelledText> texts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      TEMPLATES.forEach(template -> texts.add(fill(template)));
    }
    return texts;
  }

  private LabelledText fill(String template) {
    StringBuilder text = new StringBuilder();
    List<LabelledText.Span> spans = new ArrayList<>();
    Matcher slot = Pattern.compile("\\{(\\w+)}").matcher(template);
    int at = 0;
    while (slot.find()) {
      text.append(template, at, slot.start());
      String type = slot.group(1);
      String value = value(type);
      if (!List.of(
              "ticket", "date", "time", "amount", "error", "version", "order", "invoice", "file",
              "mac", "asset")
          .contains(type)) {
        spans.add(new LabelledText.Span(text.length(), text.length() + value.length(), type));
      }
      text.append(value);
      at = slot.end();
    }
    return new LabelledText(text.append(template, at, template.length()).toString(), spans);
  }

  private String value(String type) {
    return switch (type) {
      case "mail" -> mail();
      case "phone" -> phone();
      case "aadhaar" -> devanagari(aadhaar());
      case "pan" -> pan();
      case "card" -> card();
      case "iban" -> iban();
      case "emp" ->
          pick("EMP%05d", "EMP-%05d", "E%06d", "E-%05d", "EMP%06d").formatted(number(99999));
      case "empid" ->
          pick("%05d", "%06d", "EMP%05d", "E%05d", "%08d", "A%05d", "EMP-%04d")
              .formatted(number(9999) + 1);
      case "ip" -> ip();
      case "host" -> host();
      case "password" -> password();
      case "otp" -> devanagari(digits(pick("4", "6").equals("4") ? 4 : 6));
      case "token" -> token();
      case "ticket" -> pick("INC", "REQ", "CHG", "RITM", "SR-", "#", "TKT-") + digits(7);
      case "date" -> pick("12/11/2024", "2024-11-12", "12.11.2024", "12 Nov 2024", "12-11-24");
      case "time" -> pick("10:45", "10:45:12", "9.30 am", "22:15 IST");
      case "amount" ->
          pick(
              "Rs 12,45,000",
              "₹ 98,765.50",
              "INR 1250000",
              "EUR 1.234,56",
              "$4,500.00",
              "Rs. 9876543");
      case "error" ->
          pick(
              "0x80070005",
              "0x800F0922",
              "ORA-12154",
              "ERR_CONNECTION_REFUSED",
              "1603",
              "HTTP 503",
              "SQL0911N",
              "KB5034441");
      case "version" ->
          pick(
              "10.0.19045.3803",
              "2.4.1",
              "v3.12.0-rc1",
              "16.0.17328.20162",
              "5.4.2.1",
              "22H2",
              "11.0.22");
      case "order" -> pick("4500", "PO-", "SO", "#") + digits(8);
      case "invoice" -> pick("INV-2024-", "INV", "9000") + digits(6);
      case "file" ->
          pick(
              "report_2024-11.xlsx",
              "setup-3.1.2.exe",
              "data_20241112.csv",
              "App.java",
              "IMG_20241112_101500.jpg",
              "db01_backup.bak");
      case "mac" -> pick("00:1A:2B:3C:4D:5E", "00-1A-2B-3C-4D-5E", "001A.2B3C.4D5E");
      case "asset" ->
          pick("AST-" + digits(5), "IT/2024/" + digits(4), "SN " + "5CG" + digits(4) + "XK");
      default -> throw new IllegalArgumentException(type);
    };
  }

  private String mail() {
    String name =
        pick(
            "ravi.kumar",
            "priya_s",
            "a.singh99",
            "neha-verma",
            "support",
            "rahul",
            "k.o'brien",
            "meera+it",
            "JOHN.DOE");
    String house =
        pick(
            "gmail.com",
            "acme.co.in",
            "corp.example.org",
            "mail.globex-india.in",
            "yahoo.in",
            "outlook.com",
            "tcs.example",
            "iitb.ac.in");
    return switch (random.nextInt(8)) {
      case 0 -> name.replace(".", "") + " at " + "acme dot co dot in";
      case 1 -> name + "[at]" + house.replace(".", "[dot]");
      case 2 -> name + "(at)" + house;
      default -> name + "@" + house;
    };
  }

  private String phone() {
    String mobile = pick("6", "7", "8", "9") + digits(9);
    String five = mobile.substring(0, 5);
    String rest = mobile.substring(5);
    String value =
        switch (random.nextInt(16)) {
          case 0 -> "+91" + mobile;
          case 1 -> "+91 " + five + " " + rest;
          case 2 -> "+91-" + mobile;
          case 3 -> five + "-" + rest;
          case 4 -> five + " " + rest;
          case 5 -> "0" + mobile;
          case 6 -> "91" + mobile;
          case 7 ->
              mobile.substring(0, 3) + "-" + mobile.substring(3, 6) + "-" + mobile.substring(6);
          case 8 ->
              mobile.substring(0, 4) + " " + mobile.substring(4, 7) + " " + mobile.substring(7);
          case 9 ->
              pick("022", "011", "080", "044", "033")
                  + pick("-", " ", "")
                  + pick("2", "4")
                  + digits(7);
          case 10 -> "1800-" + pick("102", "180", "209", "266") + "-" + digits(4);
          case 11 ->
              pick("+1 212-555-", "+44 20 7946 ", "+49 30 1234 ", "+971 4 123 ", "+65 6123 ")
                  + digits(4);
          case 12 -> "(+91) " + five + " " + rest;
          case 13 -> "+91." + mobile;
          case 14 -> "0091-" + mobile;
          default -> mobile;
        };
    return devanagari(value);
  }

  private String aadhaar() {
    while (true) {
      String number = (2 + random.nextInt(8)) + digits(11);
      if (VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(number)) {
        String between = pick(" ", "-", "", ".");
        return number.substring(0, 4)
            + between
            + number.substring(4, 8)
            + between
            + number.substring(8);
      }
    }
  }

  private String pan() {
    String pan = letters(3) + pick("P", "C", "H", "F") + letters(1) + digits(4) + letters(1);
    return random.nextInt(4) == 0 ? pan.toLowerCase(Locale.ROOT) : pan;
  }

  private String card() {
    while (true) {
      String start = pick("4", "51", "55", "2221", "37", "6521", "6011", "34", "508500", "36");
      int length = start.startsWith("34") || start.equals("37") ? 15 : start.equals("36") ? 14 : 16;
      String number = start + digits(length - start.length());
      if (LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)) {
        String between = pick(" ", "-", "");
        return length == 16
            ? String.join(
                between,
                number.substring(0, 4),
                number.substring(4, 8),
                number.substring(8, 12),
                number.substring(12))
            : String.join(
                between, number.substring(0, 4), number.substring(4, 10), number.substring(10));
      }
    }
  }

  private String iban() {
    String country = pick("DE", "GB", "FR", "NL", "AE", "ES", "CH", "SA");
    String body =
        switch (country) {
          case "DE" -> digits(18);
          case "GB" -> "BARC" + digits(14);
          case "FR" -> digits(23);
          case "NL" -> "INGB" + digits(10);
          case "AE" -> digits(19);
          case "CH" -> digits(17);
          case "SA" -> digits(20);
          default -> digits(20);
        };
    StringBuilder remainder = new StringBuilder();
    (body + country + "00").chars().forEach(c -> remainder.append(Character.getNumericValue(c)));
    int check = 98 - new BigInteger(remainder.toString()).mod(BigInteger.valueOf(97)).intValue();
    String iban = country + "%02d".formatted(check) + body;
    return switch (random.nextInt(4)) {
      case 0 -> iban.replaceAll("(.{4})(?=.)", "$1 ");
      case 1 -> iban.replaceAll("(.{4})(?=.)", "$1-");
      case 2 -> iban.toLowerCase(Locale.ROOT);
      default -> iban;
    };
  }

  private String ip() {
    return switch (random.nextInt(7)) {
      case 0 -> "192.168." + number(255) + "." + number(255);
      case 1 -> "172.16." + number(255) + "." + number(255);
      case 2 ->
          "2001:db8:"
              + Integer.toHexString(number(65000))
              + "::"
              + Integer.toHexString(number(65000));
      case 3 ->
          "fe80::" + Integer.toHexString(number(65000)) + ":" + Integer.toHexString(number(65000));
      case 4 -> pick("203.0.113.", "52.172.14.", "49.36.128.", "103.21.58.") + number(255);
      case 5 -> "10." + number(255) + "." + number(255) + ".0/24";
      default -> "10." + number(255) + "." + number(255) + "." + number(255);
    };
  }

  private String host() {
    String site = pick("BLR", "MUM", "PUN", "HYD", "DEL", "CHN", "NOI");
    return switch (random.nextInt(14)) {
      case 0 -> "SRV-" + site + "-DB" + "%02d".formatted(number(40) + 1);
      case 1 -> site.toLowerCase(Locale.ROOT) + "-app-" + "%02d".formatted(number(40) + 1);
      case 2 -> "LT-" + digits(4);
      case 3 -> "PC" + digits(5);
      case 4 -> "web" + "%02d".formatted(number(40) + 1) + ".corp.local";
      case 5 -> "db-prod-" + (number(9) + 1) + ".internal";
      case 6 -> "DESKTOP-" + letters(3) + digits(2) + letters(2);
      case 7 -> site + "-PRN-" + digits(3);
      case 8 -> "srv" + digits(3) + ".intra.acme.com";
      case 9 -> site + "WS" + digits(4);
      case 10 -> "mail" + "%02d".formatted(number(9) + 1) + ".acme.lan";
      case 11 -> "sap-prd-" + "%02d".formatted(number(9) + 1);
      case 12 -> "ACME-" + site + "-LT" + digits(4);
      default -> site + "-DC-" + "%02d".formatted(number(9) + 1);
    };
  }

  private String password() {
    String word =
        pick(
            "Summer",
            "Welcome",
            "Ganesha",
            "tiger",
            "Mumbai",
            "P@ssw0rd",
            "qwerty",
            "Krishna",
            "Admin",
            "secret");
    return switch (random.nextInt(8)) {
      case 0 -> word + (2018 + random.nextInt(8)) + "!";
      case 1 -> word + "@" + digits(3);
      case 2 -> word + "#" + digits(2);
      case 3 -> letters(2).toLowerCase(Locale.ROOT) + digits(2) + "$" + letters(3) + "!";
      case 4 -> word + digits(3);
      case 5 -> word + "_" + digits(2);
      case 6 ->
          letters(1)
              + digits(1)
              + letters(2).toLowerCase(Locale.ROOT)
              + "-"
              + digits(3)
              + letters(2).toLowerCase(Locale.ROOT);
      default -> word + "$" + letters(2) + digits(2) + "*";
    };
  }

  private String token() {
    return switch (random.nextInt(4)) {
      case 0 -> "ghp_" + letters(12) + digits(12) + letters(12);
      case 1 -> "AKIA" + letters(10) + digits(6);
      case 2 -> "sk-" + letters(10).toLowerCase(Locale.ROOT) + digits(12) + letters(10);
      default ->
          letters(6).toLowerCase(Locale.ROOT)
              + digits(8)
              + letters(8).toLowerCase(Locale.ROOT)
              + digits(6);
    };
  }

  private String devanagari(String value) {
    if (random.nextInt(10) > 0) {
      return value;
    }
    StringBuilder written = new StringBuilder();
    value
        .chars()
        .forEach(c -> written.append(c >= '0' && c <= '9' ? (char) (c - '0' + 0x966) : (char) c));
    return written.toString();
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('A' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private int number(int below) {
    return random.nextInt(below);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
