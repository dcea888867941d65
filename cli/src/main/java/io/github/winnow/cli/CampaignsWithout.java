package io.github.winnow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code campaigns.json} without some accounts. Confined to one thread. */
final class CampaignsWithout {
  private final Path file;
  private final Set<String> accounts;
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Set<String> found = new TreeSet<>();
  private long memberships;

  private CampaignsWithout(Path file, Set<String> accounts) {
    this.file = file;
    this.accounts = accounts;
  }

  static CampaignsWithout of(Path file, Set<String> accounts) throws IOException {
    CampaignsWithout without = new CampaignsWithout(file, accounts);
    CampaignReader.read(file, campaign -> {
      int left = 0;
      for (CampaignView.Member member : campaign.members()) {
        if (accounts.contains(member.account())) {
          without.found.add(member.account());
          without.memberships++;
        } else {
          left++;
        }
      }
      without.sizes.put(campaign.id(), left);
      return true;
    });
    return without;
  }

  /** How many members each campaign has left. */
  Map<String, Integer> sizes() {
    return sizes;
  }

  Set<String> found() {
    return found;
  }

  long memberships() {
    return memberships;
  }

  /** Copies the file, which is as {@link CampaignReader} wants it, but for these members. */
  void write(Path to) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(Files.newInputStream(file));
        JsonGenerator out = Json.to(to)) {
      String campaign = "";
      int depth = 0;
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copy(in, token, out);
        boolean ofCampaign = depth == 2 && token == JsonToken.FIELD_NAME;
        if (ofCampaign && in.currentName().equals("campaign")) {
          campaign = in.nextTextValue();
          out.writeString(campaign);
        } else if (ofCampaign && in.currentName().equals("accounts")) {
          in.nextToken();
          out.writeNumber(sizes.getOrDefault(campaign, 0));
        } else if (ofCampaign && in.currentName().equals("members")) {
          in.nextToken();
          members(in, out);
        }
      }
      out.writeRaw('\n');
    }
  }

  private void members(JsonParser in, JsonGenerator out) throws IOException {
    out.writeStartArray();
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> numbers = new LinkedHashMap<>();
      String account = "";
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("account")) {
          account = in.getText();
        } else {
          numbers.put(name, in.getText());
        }
      }
      if (!accounts.contains(account)) {
        out.writeStartObject();
        out.writeStringField("account", account);
        for (Map.Entry<String, String> number : numbers.entrySet()) {
          out.writeFieldName(number.getKey());
          out.writeNumber(number.getValue());
        }
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private static void copy(JsonParser in, JsonToken token, JsonGenerator out) throws IOException {
    if (token.isNumeric()) {
      out.writeNumber(in.getText()); // digit for digit
    } else {
      out.copyCurrentEvent(in);
    }
  }
}
