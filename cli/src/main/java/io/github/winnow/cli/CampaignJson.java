package io.github.winnow.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.winnow.evidence.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code campaigns.json}: a list of campaigns with their members, the likeliest first, and
 * their orders. Ids are the log's own text. The command {@code campaign} reads it.
 */
final class CampaignJson {
  private CampaignJson() {}

  static void write(Path file, FoundCampaigns campaigns, Language language) throws IOException {
    if (campaigns.worstFirst().isEmpty()) {
      Files.writeString(file, "[]\n");
      return;
    }
    try (JsonGenerator json = Json.to(file)) {
      json.writeStartArray();
      for (Campaign c : campaigns.worstFirst()) {
        write(json, c, campaigns, language);
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Campaign c, FoundCampaigns ids, Language language)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("campaign", c.id());
    json.writeNumberField("score", c.strength());
    json.writeNumberField("q_value", c.qValue());
    json.writeBooleanField("named", c.named());
    json.writeBooleanField("excludes", c.excludes());
    json.writeNumberField("accounts", c.members().size());
    json.writeNumberField("targets", CampaignFiles.targets(c));
    json.writeNumberField("events", c.events());
    json.writeNumberField("start", c.start());
    json.writeNumberField("end", c.end());
    json.writeArrayFieldStart("families");
    for (String family : CampaignFiles.families(c)) {
      json.writeString(family);
    }
    json.writeEndArray();
    json.writeStringField("reasons", Reasons.cell(c.reasons(), language));
    json.writeArrayFieldStart("members");
    for (Campaign.Member member : c.members()) {
      json.writeStartObject();
      json.writeStringField("account", ids.account(member.account()));
      json.writeNumberField("probability", member.probability());
      json.writeNumberField("weight", member.weight());
      json.writeNumberField("observed", member.observed());
      json.writeNumberField("expected", member.expected());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("orders");
    for (Campaign.Order order : c.orders()) {
      json.writeStartObject();
      json.writeStringField("target", ids.target(order.target()));
      json.writeNumberField("start", order.start());
      json.writeNumberField("end", order.end());
      json.writeNumberField("members", order.members());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
