package org.omnidesk.ai;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of understanding, {@code omnidesk.ai.*}.
 *
 * @param categories what a ticket can be about; empty means the list of the product. One that is
 *     not the product's is told by its name and description until it has labelled tickets
 * @param categoryThreshold a category less sure than this is not proposed, 0-1; absent: chosen by
 *     cross-validation for the target precision
 * @param targetPrecision share of proposed categories that shall be right, 0-1
 * @param languages ISO 639-1 codes to tell apart besides Hindi and Hinglish
 * @param threads of one inference; 0: the machine's cores, 4 at most
 * @param maxTokens a text is cut there before it is encoded
 * @param batchTokens padded tokens of one encoder batch
 * @param patience how long a call waits for a model that loads
 * @param similarThreshold cosine from which two English or other Latin texts count as similar
 * @param similarThresholdHinglish the same where one text is Hinglish
 * @param similarThresholdHindi the same where one text is Hindi; an encoder that does not read
 *     Devanagari is asked for 0.90 at least
 * @param draftThreshold relevance from which a source may be quoted, 0-1
 */
@Validated
@ConfigurationProperties("omnidesk.ai")
public record AiProperties(
    @Valid @DefaultValue List<Category> categories,
    @DecimalMin("0") @DecimalMax("1") Double categoryThreshold,
    @DefaultValue("0.90") @DecimalMin("0") @DecimalMax("1") double targetPrecision,
    @NotNull @Size(min = 1) @DefaultValue({"en", "de", "fr", "es", "it", "pt"})
        List<@Pattern(regexp = "[a-z]{2}") String> languages,
    @DefaultValue("0") @Min(0) @Max(64) int threads,
    @DefaultValue("256") @Min(16) @Max(512) int maxTokens,
    @DefaultValue("8192") @Min(512) @Max(65536) int batchTokens,
    @NotNull @DefaultValue("60s") Duration patience,
    @DefaultValue("0.55") @DecimalMin("0") @DecimalMax("1") double similarThreshold,
    @DefaultValue("0.45") @DecimalMin("0") @DecimalMax("1") double similarThresholdHinglish,
    @DefaultValue("0.45") @DecimalMin("0") @DecimalMax("1") double similarThresholdHindi,
    @DefaultValue("0.30") @DecimalMin("0") @DecimalMax("1") double draftThreshold) {

  /**
   * One category.
   *
   * @param id lower case with hyphens; what tickets keep
   * @param name for people
   * @param description one to three lines, for people and for the classifier, which reads it phrase
   *     by phrase
   */
  public record Category(
      @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String id,
      @NotBlank String name,
      @DefaultValue("") String description) {}

  public AiProperties {
    categories = categories == null || categories.isEmpty() ? STANDARD : List.copyOf(categories);
    languages = languages == null ? List.of() : List.copyOf(languages);
  }

  /** The list of the product. */
  public static List<Category> standardCategories() {
    return STANDARD;
  }

  /** Threads of one inference on this machine. */
  public int inferenceThreads() {
    return threads > 0 ? threads : Math.min(4, Runtime.getRuntime().availableProcessors());
  }

  /** Ids of the product's own categories, whatever is configured. */
  public static List<String> standardCategoryIds() {
    return STANDARD.stream().map(Category::id).toList();
  }

  static final List<Category> STANDARD =
      List.of(
          new Category("network-vpn", "Network & VPN", "LAN, Wi-Fi, internet, VPN, firewall"),
          new Category(
              "access-password", "Access & password", "Sign-in, locked accounts, permissions, MFA"),
          new Category(
              "email-calendar", "E-mail & calendar", "Mailboxes, delivery, Outlook, invitations"),
          new Category("hardware-laptop", "Hardware & laptop", "Notebooks, screens, docks, parts"),
          new Category("printer", "Printing & scanning", "Printers, copiers, labels, scan to mail"),
          new Category(
              "software-installation", "Software", "Installing, updating and licensing programs"),
          new Category("sap-erp", "SAP & ERP", "Transactions, postings, IDocs, jobs, roles in SAP"),
          new Category(
              "telephony-mobile", "Telephony & mobile", "Desk phones, softphones, mobiles, SIMs"),
          new Category(
              "storage-fileshare", "Files & storage", "Network drives, shares, quota, restores"),
          new Category(
              "security-phishing", "Security", "Phishing, malware, lost data, suspicious events"),
          new Category(
              "meeting-room-av",
              "Meeting rooms & AV",
              "Projectors, video conferences, room panels"),
          new Category(
              "onboarding-equipment", "Joiners & leavers", "Equipment and accounts of people"),
          new Category(
              "application-database",
              "Applications & databases",
              "Errors of business applications, data and reports"),
          new Category(
              "server-monitoring", "Servers & monitoring", "Server outages, alarms, backups"),
          new Category("other", "Other", "What no other category covers"));
}
