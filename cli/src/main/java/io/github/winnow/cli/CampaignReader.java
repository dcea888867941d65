package io.github.winnow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code campaigns.json}, one campaign after the other. Members that it does not know may hold
 * anything. Memory: one campaign. Confined to one thread.
 */
final class CampaignReader {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .build();

  private final JsonParser json;
  private final Path file;

  /** Takes campaigns; true to go on. */
  interface Taker {
    boolean take(CampaignView campaign);
  }

  private CampaignReader(JsonParser json, Path file) {
    this.json = json;
    this.file = file;
  }

  static void read(Path file, Taker taker) throws IOException {
    try (JsonParser json = FACTORY.createParser(Files.newInputStream(file))) {
      new CampaignReader(json, file).read(taker);
    } catch (JsonProcessingException e) {
      throw new Failure(
          Failure.shown(file.toString()) + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private void read(Taker taker) throws IOException {
    expect(json.nextToken(), JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      if (!taker.take(campaign())) {
        return;
      }
    }
    expect(json.currentToken(), JsonToken.END_ARRAY);
  }

  private void expect(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new Failure(Failure.shown(file.toString())
          + ", line "
          + json.currentTokenLocation().getLineNr()
          + ", is not as 'score' writes it");
    }
  }

  private CampaignView campaign() throws IOException {
    String id = "";
    double score = 0;
    double qValue = 1;
    boolean named = false;
    boolean excludes = false;
    List<String> families = new ArrayList<>();
    String reasons = "";
    long events = 0;
    long start = 0;
    long end = 0;
    List<CampaignView.Member> members = new ArrayList<>();
    List<CampaignView.Order> orders = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "campaign" -> id = text();
        case "score" -> score = number();
        case "q_value" -> qValue = number();
        case "named" -> named = json.getValueAsBoolean();
        case "excludes" -> excludes = json.getValueAsBoolean();
        case "reasons" -> reasons = text();
        case "events" -> events = whole();
        case "start" -> start = whole();
        case "end" -> end = whole();
        case "families" -> {
          while (isInList()) {
            families.add(text());
          }
        }
        case "members" -> {
          while (isInList()) {
            members.add(member());
          }
        }
        case "orders" -> {
          while (isInList()) {
            orders.add(order());
          }
        }
        default -> json.skipChildren();
      }
    }
    expect(json.currentToken(), JsonToken.END_OBJECT);
    return new CampaignView(
        id, score, qValue, named, excludes, families, reasons, events, start, end, members, orders);
  }

  /** Goes to the next item of a list; false at its end. */
  private boolean isInList() throws IOException {
    JsonToken next = json.nextToken();
    if (next == null) {
      expect(JsonToken.NOT_AVAILABLE, JsonToken.END_ARRAY);
    }
    return next != JsonToken.END_ARRAY;
  }

  private CampaignView.Member member() throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    String account = "";
    double probability = 0;
    double weight = 0;
    double observed = 0;
    double expected = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "account" -> account = text();
        case "probability" -> probability = number();
        case "weight" -> weight = number();
        case "observed" -> observed = number();
        case "expected" -> expected = number();
        default -> json.skipChildren();
      }
    }
    return new CampaignView.Member(account, probability, weight, observed, expected);
  }

  private CampaignView.Order order() throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    String target = "";
    long start = 0;
    long end = 0;
    long members = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "target" -> target = text();
        case "start" -> start = whole();
        case "end" -> end = whole();
        case "members" -> members = whole();
        default -> json.skipChildren();
      }
    }
    return new CampaignView.Order(target, start, end, members);
  }

  private String text() throws IOException {
    expect(json.currentToken(), JsonToken.VALUE_STRING);
    return json.getText();
  }

  private double number() throws IOException {
    if (!json.currentToken().isNumeric()) {
      expect(json.currentToken(), JsonToken.VALUE_NUMBER_FLOAT);
    }
    return json.getDoubleValue();
  }

  private long whole() throws IOException {
    expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }
}
