package org.omnidesk.tickets;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The domain's settings.
 *
 * @param data folder of everything the hub keeps on disk
 * @param replica this process's name, stable over restarts and unique among replicas
 * @param attachmentLimit larger files are left out, in bytes
 * @param fuse automatic messages an address gets in an hour
 * @param priority priority 1 to 5 by urgency, then impact; empty for ITIL's usual matrix
 */
@ConfigurationProperties("omnidesk")
public record TicketsSettings(
    @DefaultValue("data") Path data,
    @DefaultValue("hub-1") String replica,
    @DefaultValue("52428800") @Min(1) long attachmentLimit,
    @DefaultValue("10") @Min(0) int fuse,
    Map<String, Map<String, Integer>> priority) {}
